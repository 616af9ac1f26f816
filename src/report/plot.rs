//! Draws plots as inline SVG whose colours follow the page, so that they are read in the light, in the dark and on paper.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Share;
use super::page::Plot;
use super::said::Said;

const WIDTH: u32 = 440;
const HEIGHT: u32 = 290;
const FONT: &str = "sans-serif";
const FONT_SIZE: u32 = 14;
/// Of more places than these no values are written beside the bars.
const VALUED_MAX: usize = 8;
/// Labels are cut after this many characters; those that stand in rows by turns have more room.
const LABEL_CHARS_MAX: usize = 14;
const LONG_LABEL_CHARS_MAX: usize = 26;

// Stand-ins: each is replaced by a variable of the page's style.
const INK: RGBColor = RGBColor(1, 1, 1);
const GRID: RGBColor = RGBColor(2, 2, 2);
const SERIES: [RGBColor; 5] = [RGBColor(3, 3, 3), RGBColor(4, 4, 4), RGBColor(5, 5, 5), RGBColor(6, 6, 6), RGBColor(7, 7, 7)];
/// The ratings from 1 to 5, as a scale.
const RATINGS: [RGBColor; 5] = [RGBColor(8, 8, 8), RGBColor(9, 9, 9), RGBColor(16, 16, 16), RGBColor(17, 17, 17), RGBColor(18, 18, 18)];
const VARIABLES: [(&str, &str); 12] = [
    ("#010101", "var(--ink)"),
    ("#020202", "var(--grid)"),
    ("#030303", "var(--one)"),
    ("#040404", "var(--two)"),
    ("#050505", "var(--three)"),
    ("#060606", "var(--four)"),
    ("#070707", "var(--five)"),
    ("#080808", "var(--rating-1)"),
    ("#090909", "var(--rating-2)"),
    ("#101010", "var(--rating-3)"),
    ("#111111", "var(--rating-4)"),
    ("#121212", "var(--rating-5)"),
];

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

/// Returns the drawing, worded in the language of `said`; empty where there is nothing to draw, since the table says so.
pub fn svg(plot: &Plot, said: Said<'_>) -> String {
    let mut text = String::new();
    let is_drawn = {
        let area = SVGBackend::with_string(&mut text, (WIDTH, HEIGHT)).into_drawing_area();
        draw(&area, plot, said).and_then(|()| area.present()).is_ok()
    };
    if !is_drawn || is_empty(plot) {
        return String::new();
    }
    let size = format!("width=\"{WIDTH}\" height=\"{HEIGHT}\" ");
    let text = VARIABLES.iter().fold(text.replacen(&size, "", 1), |text, (color, variable)| text.replace(color, variable));
    text.trim().to_owned()
}

fn is_empty(plot: &Plot) -> bool {
    match plot {
        // Axes without a bar say nothing; the table says that the parts are too small to be shown.
        Plot::Bars { series, .. } => series.iter().all(|(_, values)| values.iter().all(|value| *value <= 0.0)),
        Plot::Control { labels, .. } => labels.is_empty(),
        Plot::Pareto { labels, .. } | Plot::Stacked { labels, .. } | Plot::Funnel { labels, .. } => labels.is_empty(),
        Plot::Steps { sorted, .. } => sorted.is_empty(),
    }
}

fn draw<'a>(area: &Area<'a>, plot: &Plot, said: Said<'_>) -> Drawn<'a> {
    let worded = |labels: &[String]| labels.iter().map(|label| said.phrase(label)).collect::<Vec<_>>();
    match plot {
        Plot::Bars { labels, series, line } => {
            let named = |(name, values): &(&'static str, Vec<f64>)| (said.phrase(name), values.clone());
            bars(area, labels, &series.iter().map(named).collect::<Vec<_>>(), line.as_ref().map(named).as_ref())
        }
        Plot::Control { labels, shares } => control(area, labels, shares, said),
        Plot::Steps { sorted, what } => steps(area, sorted, &said.phrase(what), said),
        Plot::Pareto { labels, counts } => pareto(area, &worded(labels), counts, said),
        Plot::Stacked { labels, parts } => stacked(area, &worded(labels), parts, said),
        Plot::Funnel { labels, counts } => funnel(area, labels, counts),
    }
}

fn style(color: RGBColor) -> TextStyle<'static> {
    (FONT, FONT_SIZE).into_font().color(&color)
}

fn short(label: &str, chars_max: usize) -> String {
    match label.char_indices().nth(chars_max) {
        Some((end, _)) => format!("{}…", label.get(..end).unwrap_or(label)),
        None => label.to_owned(),
    }
}

/// Returns a round number above `max`.
fn ceiling(max: f64) -> f64 {
    let steps = [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10_000.0, 20_000.0, 50_000.0, 100_000.0];
    steps.into_iter().find(|step| max <= *step).unwrap_or(max * 1.1)
}

type Chart<'a, 'b> =
    ChartContext<'b, SVGBackend<'a>, Cartesian2d<plotters::coord::types::RangedCoordf64, plotters::coord::types::RangedCoordf64>>;

/// Makes axes from `-0.5` on, so that a bar stands on each whole number.
fn axes<'a, 'b>(
    area: &'b Area<'a>,
    n: usize,
    top: f64,
    unit: &str,
    below: u32,
) -> Result<Chart<'a, 'b>, DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>> {
    let mut chart = ChartBuilder::on(area)
        .margin(8)
        .margin_top(26)
        .x_label_area_size(below)
        .y_label_area_size(46)
        .build_cartesian_2d(-0.5..(n.max(1) as f64 - 0.5), 0.0..top)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(0)
        .y_labels(5)
        .y_label_formatter(&|value| format!("{value:.0}{unit}"))
        .label_style(style(INK))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .draw()?;
    Ok(chart)
}

/// Writes a label under each place, every so many where they would not fit.
fn label_places<'a>(area: &Area<'a>, chart: &Chart<'a, '_>, labels: &[String]) -> Drawn<'a> {
    let every = labels.len().div_ceil(8).max(1);
    for (nth, label) in labels.iter().enumerate().step_by(every) {
        let (x, y) = chart.backend_coord(&(nth as f64, 0.0));
        let centred = style(INK).pos(Pos::new(HPos::Center, VPos::Top));
        area.draw(&Text::new(short(label, LABEL_CHARS_MAX), (x, y + 8), centred))?;
    }
    Ok(())
}

/// Writes what each colour stands for, above the plot.
fn legend<'a>(area: &Area<'a>, names: &[(&str, RGBColor)]) -> Drawn<'a> {
    let mut x = 50;
    for (name, color) in names {
        area.draw(&Rectangle::new([(x, 7), (x + 12, 19)], color.filled()))?;
        area.draw(&Text::new((*name).to_owned(), (x + 17, 6), style(INK)))?;
        x += 34 + 8 * i32::try_from(name.chars().count()).unwrap_or(20);
    }
    Ok(())
}

fn bars<'a>(area: &Area<'a>, labels: &[String], series: &[(String, Vec<f64>)], line: Option<&(String, Vec<f64>)>) -> Drawn<'a> {
    let values = series.iter().chain(line).flat_map(|(_, values)| values.iter().copied());
    let mut chart = axes(area, labels.len(), ceiling(values.fold(1.0, f64::max)), "", 30)?;
    let width = 0.8 / series.len().max(1) as f64;
    for (nth, ((_, values), color)) in series.iter().zip(SERIES).enumerate() {
        let left = |place: usize| place as f64 - 0.4 + width * nth as f64;
        let bar =
            |(place, value): (usize, &f64)| Rectangle::new([(left(place), 0.0), (left(place) + width * 0.94, *value)], color.filled());
        chart.draw_series(values.iter().enumerate().map(bar))?;
        for (place, value) in values.iter().enumerate().filter(|(_, value)| labels.len() <= VALUED_MAX && 0.0 < **value) {
            let (x, y) = chart.backend_coord(&(left(place) + width * 0.47, *value));
            let above = style(INK).pos(Pos::new(HPos::Center, VPos::Bottom));
            area.draw(&Text::new(format!("{value:.0}"), (x, y - 3), above))?;
        }
    }
    if let Some((_, values)) = line {
        let points = || values.iter().enumerate().map(|(place, value)| (place as f64, *value));
        chart.draw_series(LineSeries::new(points(), SERIES[2].stroke_width(3)))?;
        chart.draw_series(points().map(|point| Circle::new(point, 4, SERIES[2].filled())))?;
    }
    label_places(area, &chart, labels)?;
    let names = series.iter().zip(SERIES).map(|((name, _), color)| (name.as_str(), color));
    let names: Vec<(&str, RGBColor)> = names.chain(line.map(|(name, _)| (name.as_str(), SERIES[2]))).collect();
    legend(area, &names)
}

fn control<'a>(area: &Area<'a>, labels: &[String], shares: &[Share], said: Said<'_>) -> Drawn<'a> {
    let mut chart = axes(area, labels.len(), 100.0, " %", 30)?;
    let (met, of) = shares.iter().fold((0, 0), |(met, of), share| (met + share.met, of + share.of));
    let mean = Share { met, of }.percent().unwrap_or_default() / 100.0;
    let limit = |share: &Share, sign: f64| {
        let half = 3.0 * (mean * (1.0 - mean) / share.of.max(1) as f64).sqrt();
        (100.0 * (mean + sign * half)).clamp(0.0, 100.0)
    };
    let known: Vec<(f64, &Share)> =
        shares.iter().enumerate().filter(|(_, share)| 0 < share.of).map(|(nth, share)| (nth as f64, share)).collect();
    for sign in [-1.0, 1.0] {
        let places = known.iter().map(|(place, share)| (*place, limit(share, sign)));
        chart.draw_series(LineSeries::new(places, SERIES[1].stroke_width(1)))?;
    }
    chart.draw_series(LineSeries::new(known.iter().map(|(place, _)| (*place, 100.0 * mean)), SERIES[2].stroke_width(1)))?;
    let points = || known.iter().filter_map(|(place, share)| Some((*place, share.percent()?)));
    chart.draw_series(LineSeries::new(points(), SERIES[0].stroke_width(3)))?;
    chart.draw_series(points().map(|point| Circle::new(point, 4, SERIES[0].filled())))?;
    label_places(area, &chart, labels)?;
    legend(area, &[(&said.phrase("on time"), SERIES[0]), (&said.phrase("mean"), SERIES[2]), (&said.phrase("limits"), SERIES[1])])
}

fn steps<'a>(area: &Area<'a>, sorted: &[f64], what: &str, said: Said<'_>) -> Drawn<'a> {
    // The last step stands within the plot, not on its edge.
    let end = ceiling(sorted.last().copied().unwrap_or(1.0) * 1.02);
    let mut chart = ChartBuilder::on(area)
        .margin(8)
        .margin_top(26)
        .margin_right(30)
        .x_label_area_size(30)
        .y_label_area_size(46)
        .build_cartesian_2d(0.0..end, 0.0..100.0)?;
    let unit = what.to_owned();
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(6)
        .x_label_formatter(&|value| format!("{value:.0} {unit}"))
        .y_labels(5)
        .y_label_formatter(&|value| format!("{value:.0} %"))
        .label_style(style(INK))
        .axis_style(GRID)
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .draw()?;
    let n = sorted.len().max(1) as f64;
    let corner = |(nth, days): (usize, &f64)| [(*days, 100.0 * nth as f64 / n), (*days, 100.0 * (nth + 1) as f64 / n)];
    let points: Vec<(f64, f64)> =
        std::iter::once((0.0, 0.0)).chain(sorted.iter().enumerate().flat_map(corner)).chain([(end, 100.0)]).collect();
    chart.draw_series(LineSeries::new(points, SERIES[0].stroke_width(3)))?;
    legend(area, &[(&said.phrase("answered so far"), SERIES[0])])
}

fn pareto<'a>(area: &Area<'a>, labels: &[String], counts: &[u64], said: Said<'_>) -> Drawn<'a> {
    let total = counts.iter().sum::<u64>().max(1) as f64;
    let mut chart = axes(area, labels.len(), 100.0, " %", 78)?;
    let share = |count: &u64| 100.0 * *count as f64 / total;
    let bar = |(place, count): (usize, &u64)| {
        Rectangle::new([(place as f64 - 0.38, 0.0), (place as f64 + 0.38, share(count))], SERIES[0].filled())
    };
    chart.draw_series(counts.iter().enumerate().map(bar))?;
    let mut so_far = 0.0;
    let together: Vec<(f64, f64)> = counts
        .iter()
        .enumerate()
        .map(|(place, count)| {
            so_far += share(count);
            (place as f64, so_far)
        })
        .collect();
    chart.draw_series(LineSeries::new(together.iter().copied(), SERIES[1].stroke_width(2)))?;
    chart.draw_series(together.iter().map(|point| Circle::new(*point, 3, SERIES[1].filled())))?;
    for (place, label) in labels.iter().enumerate() {
        let (x, y) = chart.backend_coord(&(place as f64, 0.0));
        // Slanted labels would need a turned font: they stand in two rows by turns instead.
        let row = i32::try_from(place % 4).unwrap_or_default() * 17;
        let centred = style(INK).pos(Pos::new(HPos::Center, VPos::Top));
        area.draw(&Text::new(short(&label.replace('_', " "), LONG_LABEL_CHARS_MAX), (x.clamp(84, 356), y + 6 + row), centred))?;
    }
    legend(area, &[(&said.phrase("share"), SERIES[0]), (&said.phrase("together"), SERIES[1])])
}

/// Draws rows of parts from left to right, each as long as its share.
fn stacked<'a>(area: &Area<'a>, labels: &[String], parts: &[[u64; 5]], said: Said<'_>) -> Drawn<'a> {
    let (left, right, top) = (168, 428, 40);
    let height = 46;
    for (row, (label, part)) in (0..).zip(labels.iter().zip(parts)) {
        let (y, total) = (top + row * (height + 12), part.iter().sum::<u64>().max(1));
        let middle = style(INK).pos(Pos::new(HPos::Right, VPos::Center));
        area.draw(&Text::new(short(label, LONG_LABEL_CHARS_MAX), (left - 8, y + height / 2), middle))?;
        let mut so_far = 0;
        for (count, color) in part.iter().zip(RATINGS) {
            let x = |count: u64| left + i32::try_from(u64::try_from(right - left).unwrap_or_default() * count / total).unwrap_or_default();
            area.draw(&Rectangle::new([(x(so_far), y), (x(so_far + count), y + height)], color.filled()))?;
            so_far += count;
        }
    }
    let names = ["1 not at all", "2", "3", "4", "5 very much"].map(|name| said.phrase(name));
    legend(area, &names.iter().map(String::as_str).zip(RATINGS).collect::<Vec<_>>())
}

fn funnel<'a>(area: &Area<'a>, labels: &[String], counts: &[u64]) -> Drawn<'a> {
    let n = i32::try_from(counts.len()).unwrap_or(1).max(1);
    let (left, right, top) = (128, 380, 12);
    let step = ((i32::try_from(HEIGHT).unwrap_or(300) - top - 8) / n).min(40);
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    for (row, (label, count)) in (0..).zip(labels.iter().zip(counts)) {
        let y = top + row * step;
        let length = i32::try_from(u64::try_from(right - left).unwrap_or_default() * count / most).unwrap_or_default();
        area.draw(&Rectangle::new([(left, y), (left + length.max(1), y + step - 6)], SERIES[0].filled()))?;
        let middle = y + (step - 6) / 2;
        area.draw(&Text::new(
            short(&label.replace('_', " "), LABEL_CHARS_MAX),
            (left - 8, middle),
            style(INK).pos(Pos::new(HPos::Right, VPos::Center)),
        ))?;
        area.draw(&Text::new(count.to_string(), (left + length + 8, middle), style(INK).pos(Pos::new(HPos::Left, VPos::Center))))?;
    }
    Ok(())
}
