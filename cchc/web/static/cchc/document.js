// Sending files: says what is too large before it is sent, then how far it has come. The form works without it.
(() => {
  const form = document.querySelector("form[data-cc-upload]");
  const told = form && form.querySelector("[data-cc-progress]");
  if (!form || !told || !window.XMLHttpRequest || !window.FormData) return;
  const most = Number(form.dataset.ccMost);
  const files = () => [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
  const size = () => files().reduce((sum, file) => sum + file.size, 0);
  const say = (text) => {
    told.hidden = false;
    told.textContent = text;
  };
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");
  const show = (request) => {
    history.replaceState(null, "", request.responseURL);
    document.open();
    document.write(request.responseText);
    document.close();
  };
  form.addEventListener("change", () => {
    if (size() > most) say(`Các tệp đã chọn nặng ${megabytes(size())} MB, quá mức ${megabytes(most)} MB của một lần gửi.`);
    else told.hidden = true;
  });
  form.addEventListener("submit", (event) => {
    const whole = size();
    if (!whole) return;
    event.preventDefault();
    if (whole > most) {
      say(`Chưa gửi: các tệp nặng ${megabytes(whole)} MB, quá mức ${megabytes(most)} MB của một lần gửi.`);
      return;
    }
    const button = form.querySelector("button[type=submit]");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (sent) => {
      const share = sent.lengthComputable ? Math.floor((sent.loaded / sent.total) * 100) : 0;
      say(share < 100 ? `Đang gửi: ${share} %` : "Đã gửi xong, đang kiểm tra tệp…");
    });
    request.addEventListener("load", () => show(request));
    request.addEventListener("error", () => {
      button.disabled = false;
      say("Không gửi được: mất kết nối. Hãy thử lại.");
    });
    button.disabled = true;
    say("Đang gửi…");
    request.send(new FormData(form));
  });
})();
