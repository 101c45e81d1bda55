// The columns of the wall: where one has more than fit, short ones beside each other stand one below the other and
// leave it their room.
const HEADING = 2; // so many rows fewer fit where a column stands below another: its heading takes their place
const SHARED = [[0, 2], [1, 2], [2, 2], [0, 3], [1, 3]]; // the first of those that share one lane, and how many
export const NONE = { first: 0, many: 1, long: -1 };

// Which columns share a lane, and which other has what they leave; what turns the fewest pages, few moved before many.
export function sharing(lengths, room) {
  let [best, fewest] = [NONE, Math.max(...lengths.map((n) => Math.ceil(n / room)))];
  for (const [first, many] of SHARED) {
    const within = (place) => place >= first && place < first + many;
    const short = lengths.filter((_, place) => within(place)).reduce((sum, n) => sum + n, HEADING * (many - 1));
    const others = lengths.map((n, place) => (within(place) ? -1 : n));
    const long = others.indexOf(Math.max(...others));
    const pages = Math.max(...others.map((n, place) => Math.ceil(n / (place === long ? room * many : room))));
    if (short <= room && pages < fewest) [best, fewest] = [{ first, many, long }, pages];
  }
  return best;
}

// Puts each column where it belongs: the first lane of the wall is that of the counts.
export function put(stages, { first, many, long }) {
  let lane = 2;
  stages.forEach((stage, place) => {
    const below = place - first;
    const shares = below >= 0 && below < many;
    const wide = place === long ? many : 1;
    stage.style.gridColumn = many > 1 ? `${lane} / span ${wide}` : "";
    stage.style.gridRow = many > 1 && shares ? `${below + 1} / ${below === many - 1 ? 4 : below + 2}` : "";
    stage.style.setProperty("--lanes", wide);
    lane += shares && below < many - 1 ? 0 : wide;
  });
}
