// <button data-print hidden> prints the page; without the script the browser's own menu does.
export function watchPrint(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.onclick = () => window.print();
  }
}
