// A box that scrolls sideways must be reachable from the keyboard.
const boxes = document.querySelectorAll(".cell_output .output, .table-wrapper, article pre");
const mark = () => boxes.forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
});
new ResizeObserver(mark).observe(document.body);
