//! Lays out a picture in rows from top to bottom: boxes by their longest way from the beginning, words of arrows in rows between.
//!
//! Arrows that pass rows get a place in each of them, so that no arrow crosses a box. After Sugiyama, Tagawa and Toda (1981).

use super::picture::Picture;

/// Sweeps over the rows, down and up, that put neighbours near each other.
const SWEEP_COUNT: usize = 12;
const GAP_X: f64 = 28.0;
const GAP_Y: f64 = 26.0;
const MARGIN: f64 = 20.0;

/// A box, the words of an arrow, or the place where an arrow passes a row.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) row: usize,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The middle.
    pub(super) x: f64,
    pub(super) y: f64,
    above: Vec<usize>,
    below: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Layout {
    /// The boxes first, in the order of the picture.
    pub(super) items: Vec<Item>,
    /// For each arrow, the items that it goes through, and the place among them of its words.
    pub(super) routes: Vec<Route>,
    pub(super) width: f64,
    pub(super) height: f64,
}

#[derive(Debug)]
pub(super) struct Route {
    pub(super) through: Vec<usize>,
    pub(super) words_at: Option<usize>,
}

/// Lays out a picture whose boxes and words have these sizes.
pub(super) fn layout(picture: &Picture, boxes: &[(f64, f64)], words: &[Option<(f64, f64)>]) -> Layout {
    let rows = rows(picture);
    let mut items: Vec<Item> = boxes.iter().zip(&rows).map(|(size, row)| item(*row, *size)).collect();
    let routes: Vec<Route> = picture.edges.iter().zip(words).map(|(edge, words)| route(&mut items, edge.from, edge.to, *words)).collect();
    let mut order = order(&items);
    for sweep in 0..SWEEP_COUNT {
        sort(&items, &mut order, sweep % 2 == 0);
    }
    place_x(&mut items, &order);
    let (width, height) = place_y(&mut items, &order);
    Layout { items, routes, width, height }
}

fn item(row: usize, (width, height): (f64, f64)) -> Item {
    Item { row, width, height, x: 0.0, y: 0.0, above: Vec::new(), below: Vec::new() }
}

/// Returns the row of each box, even numbers: the longest way from the beginning. Arrows only go forward.
fn rows(picture: &Picture) -> Vec<usize> {
    let mut rows = vec![0; picture.nodes.len()];
    for node in 0..picture.nodes.len() {
        let longest = picture.edges.iter().filter(|edge| edge.to == node).map(|edge| rows[edge.from] + 2).max();
        rows[node] = longest.unwrap_or(0);
    }
    rows
}

/// Leads an arrow through every row between its ends; its words stand right below its beginning.
fn route(items: &mut Vec<Item>, from: usize, to: usize, words: Option<(f64, f64)>) -> Route {
    let mut through = vec![from];
    for row in items[from].row + 1..items[to].row {
        let size = if row == items[from].row + 1 { words.unwrap_or((2.0, 0.0)) } else { (2.0, 0.0) };
        through.push(items.len());
        items.push(item(row, size));
    }
    through.push(to);
    for pair in through.windows(2) {
        items[pair[0]].below.push(pair[1]);
        items[pair[1]].above.push(pair[0]);
    }
    Route { words_at: words.map(|_| 1), through }
}

fn order(items: &[Item]) -> Vec<Vec<usize>> {
    let count = items.iter().map(|item| item.row + 1).max().unwrap_or(0);
    (0..count).map(|row| (0..items.len()).filter(|at| items[*at].row == row).collect()).collect()
}

/// Sorts each row by the mean place of its neighbours in the row before it, downwards or upwards.
fn sort(items: &[Item], order: &mut [Vec<usize>], downwards: bool) {
    let count = order.len();
    for nth in 1..count {
        let (row, before) = if downwards { (nth, nth - 1) } else { (count - 1 - nth, count - nth) };
        let place = |item: &usize| order[before].iter().position(|other| other == item);
        let mean = |at: usize| {
            let neighbours = if downwards { &items[at].above } else { &items[at].below };
            let places: Vec<f64> = neighbours.iter().filter_map(place).map(|place| place as f64).collect();
            if places.is_empty() { None } else { Some(places.iter().sum::<f64>() / places.len() as f64) }
        };
        let mut keyed: Vec<(f64, usize)> = order[row].iter().enumerate().map(|(own, at)| (mean(*at).unwrap_or(own as f64), *at)).collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        order[row] = keyed.into_iter().map(|(_, at)| at).collect();
    }
}

/// Moves every row as near to its neighbours as its order and the gaps allow.
fn place_x(items: &mut [Item], order: &[Vec<usize>]) {
    for row in order {
        let mut x = 0.0;
        for at in row {
            items[*at].x = x + items[*at].width / 2.0;
            x += items[*at].width + GAP_X;
        }
    }
    for sweep in 0..SWEEP_COUNT * 4 {
        let rows: Vec<&Vec<usize>> = if sweep % 2 == 0 { order.iter().collect() } else { order.iter().rev().collect() };
        for row in rows {
            let wanted: Vec<f64> = row.iter().map(|at| wanted(items, *at)).collect();
            let offsets: Vec<f64> = offsets(items, row);
            for ((at, offset), x) in row.iter().zip(&offsets).zip(rising(&wanted, &offsets)) {
                items[*at].x = x + offset;
            }
        }
    }
}

fn wanted(items: &[Item], at: usize) -> f64 {
    let neighbours: Vec<f64> = items[at].above.iter().chain(&items[at].below).map(|other| items[*other].x).collect();
    if neighbours.is_empty() { items[at].x } else { neighbours.iter().sum::<f64>() / neighbours.len() as f64 }
}

/// Returns how far each item of a row must at least be from the first.
fn offsets(items: &[Item], row: &[usize]) -> Vec<f64> {
    let mut offsets = vec![0.0];
    for pair in row.windows(2) {
        let last = offsets.last().copied().unwrap_or(0.0);
        offsets.push(last + (items[pair[0]].width + items[pair[1]].width) / 2.0 + GAP_X);
    }
    offsets
}

/// Returns the rising sequence nearest to `wanted` less `offsets` (pool adjacent violators).
fn rising(wanted: &[f64], offsets: &[f64]) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(offsets) {
        let mut pool = (wanted - offset, 1);
        while let Some((sum, count)) = pools.pop_if(|(sum, count)| pool.0 / (pool.1 as f64) < *sum / (*count as f64)) {
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / count as f64, count)).collect()
}

/// Stacks the rows and moves all into the picture; returns its size.
fn place_y(items: &mut [Item], order: &[Vec<usize>]) -> (f64, f64) {
    let mut y = MARGIN;
    for row in order {
        let height = row.iter().map(|at| items[*at].height).fold(0.0, f64::max);
        for at in row {
            items[*at].y = y + height / 2.0;
            // An arrow that passes runs straight through the row, so that it touches no box.
            if items[*at].height == 0.0 {
                items[*at].height = height;
            }
        }
        y += height + GAP_Y;
    }
    let left = items.iter().map(|item| item.x - item.width / 2.0).fold(f64::INFINITY, f64::min);
    items.iter_mut().for_each(|item| item.x += MARGIN - left);
    let right = items.iter().map(|item| item.x + item.width / 2.0).fold(0.0, f64::max);
    (right + MARGIN, y - GAP_Y + MARGIN)
}
