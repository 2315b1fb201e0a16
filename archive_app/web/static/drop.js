// Upload forms (data-drop): drop or choose files, each sent by itself with its own progress.
import { fetchInto } from "./swap.js";

const AT_ONCE = 2;

function line(list, file) {
  const item = document.createElement("li");
  const name = Object.assign(document.createElement("span"), { textContent: file.name });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  const state = Object.assign(document.createElement("span"), { textContent: "等待" });
  bar.setAttribute("aria-label", `${file.name} 上传进度`);
  item.append(name, bar, state);
  list.append(item);
  return { item, bar, state };
}

function failed(shown, problem) {
  shown.state.textContent = "没有归入";
  const fix = Object.assign(document.createElement("span"), {
    className: "drop-fix",
    textContent: problem ? `${problem.message}。${problem.fix}` : "没有连上服务器，请检查网络后重新上传这份文件",
  });
  shown.item.append(fix);
}

/** What became of a file that arrived: where it went, and others with the same content. */
function arrived(shown, answer) {
  shown.state.textContent = "已归入";
  for (const filed of answer?.filed ?? []) {
    const told = Object.assign(document.createElement("span"), { className: "drop-told", textContent: filed.message });
    for (const twin of filed.duplicates) {
      told.append("。", Object.assign(document.createElement("a"), { href: twin.address, textContent: twin.text }));
    }
    shown.item.append(told);
    shown.item.classList.add("is-done"); // one line tells it all
  }
}

function upload(form, file, shown) {
  const data = new FormData(form);
  data.delete("files");
  data.append("files", file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
      shown.state.textContent = shown.bar.value < 1 ? `${Math.round(shown.bar.value * 100)}%` : "正在存盘";
    };
    request.onload = () => {
      const good = request.status < 400;
      if (good) arrived(shown, parsed(request.responseText));
      else failed(shown, parsed(request.responseText));
      resolve(good);
    };
    request.onerror = () => resolve(failed(shown, null));
    request.send(data);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function sendAll(form, files) {
  const list = form.querySelector(".drop-list");
  const waiting = [...files].map((file) => ({ file, shown: line(list, file) }));
  let allGood = true;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!(await upload(form, next.file, next.shown))) allGood = false;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  form.querySelector("input[type=file]").value = "";
  // What failed stays readable: a list inside the part is left alone until nothing failed.
  if (allGood || !form.closest(form.dataset.dropSwap)) await fetchInto(form.dataset.dropSwap, location.href);
}

export function watchDrops(root) {
  for (const form of root.querySelectorAll("form[data-drop]:not(.is-live)")) {
    const input = form.querySelector("input[type=file]");
    form.classList.add("is-live");
    input.addEventListener("change", () => sendAll(form, input.files));
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("is-over");
      sendAll(form, event.dataTransfer.files);
    });
  }
}
