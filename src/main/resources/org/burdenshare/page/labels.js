'use strict';

/* Names beside points, none over another. */
{
  const page = (globalThis.page ??= { charts: [] });

  const widthOfText = (text, size) => text.length * size * 0.58 + 4;

  /** Where a name may stand from its point: beside it first, then further away, all around. */
  function offsetsFor(width, height) {
    const near = [
      [width / 2 + 9, 0],
      [-width / 2 - 9, 0],
      [0, -height / 2 - 9],
      [0, height / 2 + 9],
    ];
    const far = [20, 32, 46, 62, 80].flatMap((distance) =>
      [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180]
        .map((angle) => (angle * Math.PI) / 180)
        .map((angle) => [Math.cos(angle) * (distance + width / 2), Math.sin(angle) * distance]),
    );
    return [...near, ...far];
  }

  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  function boxAround(x, y, width, height) {
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
  }

  /**
   * Gives each point of a scatter its label, the important ones first; one for which there is no room
   * gets none.
   *
   * @param points with value, name, size (of the text) and important
   * @param frame the grid in pixels (left, top, width, height) and in values (x and y, each from and to)
   */
  function placeNames(points, frame) {
    const across = (value) => ((value - frame.x[0]) / (frame.x[1] - frame.x[0])) * frame.width;
    const down = (value) => ((frame.y[1] - value) / (frame.y[1] - frame.y[0])) * frame.height;
    const taken = points.map((point) => boxAround(across(point.value[0]), down(point.value[1]), 13, 13));
    const inside = (box) =>
      box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height;
    const labels = new Map();
    for (const point of [...points].sort((one, other) => other.important - one.important)) {
      const [x, y] = [across(point.value[0]), down(point.value[1])];
      const [width, height] = [widthOfText(point.name, point.size), point.size + 3];
      const offset = offsetsFor(width, height).find(([dx, dy]) => {
        const box = boxAround(x + dx, y + dy, width, height);
        return inside(box) && !taken.some((other) => overlap(box, other));
      });
      if (offset) {
        taken.push(boxAround(x + offset[0], y + offset[1], width, height));
        labels.set(point, offset);
      }
    }
    return labels;
  }

  /** The label of a point as ECharts takes it. */
  function nameLabel(point, offset, colours) {
    return {
      show: Boolean(offset),
      position: 'inside',
      offset: offset || [0, 0],
      formatter: point.name,
      fontSize: point.size,
      fontWeight: point.important ? 700 : 400,
      color: point.important ? colours.text : colours.quiet,
    };
  }

  /** Thin lines from points to the names that stand away from them, as lines between coordinates. */
  function leaders(labels, frame, colours) {
    const perPixel = [(frame.x[1] - frame.x[0]) / frame.width, (frame.y[1] - frame.y[0]) / frame.height];
    return [...labels]
      .filter(
        ([point, [dx, dy]]) =>
          Math.abs(dy) > 14 || Math.abs(dx) > widthOfText(point.name, point.size) / 2 + 10,
      )
      .map(([point, [dx, dy]]) => {
        const half = widthOfText(point.name, point.size) / 2;
        const toX = Math.abs(dx) > half ? dx - Math.sign(dx) * half : dx / 2;
        return [
          {
            coord: point.value,
            lineStyle: { color: colours.unassessed, type: 'solid', width: 1 },
            label: { show: false },
          },
          {
            coord: [
              point.value[0] + toX * perPixel[0],
              point.value[1] - (Math.abs(dx) > half ? dy : dy * 0.6) * perPixel[1],
            ],
          },
        ];
      });
  }

  /** The grid of a square-ish scatter of the page, for placing names and for drawing alike. */
  function frameOf(height, x, y) {
    const grid = { left: 62, right: 20, top: 22, bottom: 46 };
    const width = document.getElementById('figures-shown').clientWidth;
    return { grid, x, y, width: width - grid.left - grid.right, height: height - grid.top - grid.bottom };
  }

  /** Whole steps around values, a little wider than they are. */
  function roundedRange(values, step) {
    return [
      Math.max(0, Math.floor(Math.min(...values) / step) * step),
      Math.ceil((Math.max(...values) + step / 10) / step) * step,
    ];
  }

  Object.assign(page, { placeNames, nameLabel, leaders, frameOf, roundedRange });
}
