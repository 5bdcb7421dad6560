"""Official documents as values: what stands in them, in the order of Nghị định 30/2020/NĐ-CP."""
