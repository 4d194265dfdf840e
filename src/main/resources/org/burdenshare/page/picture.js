'use strict';

/* A chart as a picture that tells by itself what it shows, on whose definition and from which source. */
{
  const page = (globalThis.page ??= { charts: [] });

  const margin = 20;

  const escaped = (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

  const pen = document.createElement('canvas').getContext('2d');

  /** Lines of a text that fit a width, with some room for the fonts of other programs. */
  function wrapped(text, width, { weight, size, font }) {
    pen.font = `${weight} ${size}px ${font}`;
    return text.split(' ').reduce((lines, word) => {
      const longer = [...lines.slice(-1), word].join(' ');
      return pen.measureText(longer).width <= width * 0.96
        ? [...lines.slice(0, -1), longer]
        : [...lines, word];
    }, []);
  }

  /** A paragraph as SVG, and where the next one begins. */
  function paragraph(text, top, width, look) {
    const height = Math.round(look.size * 1.4);
    const lines = wrapped(text, width, look).filter(Boolean);
    return {
      svg: lines
        .map(
          (line, place) =>
            `<text x="${margin}" y="${top + place * height + look.size}" fill="${look.colour}" ` +
            `font-family="${escaped(look.font)}" font-size="${look.size}" font-weight="${look.weight}">${escaped(line)}</text>`,
        )
        .join('\n'),
      end: top + lines.length * height + 6,
    };
  }

  /** The chart of a figure as the text of an SVG file. */
  function pictureOf({ drawn, view }) {
    const colours = page.look();
    const { font } = colours;
    const width = document.getElementById('figures-shown').clientWidth;
    const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: drawn.height });
    drawing.setOption(drawn.option);
    const chart = drawing.renderToSVGString();
    drawing.dispose();

    const quiet = { font, size: 12, weight: 400, colour: colours.quiet };
    const title = paragraph(drawn.title, margin, width, {
      font,
      size: 20,
      weight: 700,
      colour: colours.text,
    });
    const finding = paragraph(drawn.finding, title.end, width, { ...quiet, size: 15, colour: colours.text });
    const below = [drawn.caption, ...page.sourceLines(drawn, view)].reduce(
      (done, text) => {
        const next = paragraph(text, done.end, width, quiet);
        return { svg: `${done.svg}\n${next.svg}`, end: next.end };
      },
      { svg: '', end: finding.end + drawn.height + 12 },
    );
    const size = { width: width + 2 * margin, height: below.end + margin };
    return {
      ...size,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
<title>${escaped(drawn.title)}</title>
<rect width="100%" height="100%" fill="${colours.ground}"/>
${title.svg}
${finding.svg}
<g transform="translate(${margin} ${finding.end + 6})">
${chart}
</g>
${below.svg}
</svg>
`,
    };
  }

  /** The same in pixels, two for each on the page. */
  async function pixelsOf({ svg, width, height }) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    try {
      await image.decode();
      const canvas = page.element('canvas', { width: width * 2, height: height * 2 });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => canvas.toBlob(done, 'image/png'));
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }

  Object.assign(page, { pictureOf, pixelsOf });
}
