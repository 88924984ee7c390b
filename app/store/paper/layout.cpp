// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/layout.h"

#include <algorithm>
#include <memory>

#include <cairo-pdf.h>

#include "app/base/civiltime.h"
#include "app/store/paper/pageflow.h"

namespace paillasse::store::paper {

namespace {

constexpr double shortSide = 595.276; // A4 in points
constexpr double longSide = 841.890;
constexpr std::size_t mostBytes = 64u << 20;

constexpr Face issuerFace{8.5};
constexpr Face titleFace{17, true};
constexpr Face headingFace{11, true};
constexpr Face bodyFace{9};
constexpr Face cellFace{7.5};
constexpr Face headFace{7.5, true};
constexpr double cellPadding = 4;
constexpr double cellAir = 2.6; // above and below
constexpr double labelPart = 0.33;

void setParagraph(PageFlow& flow, const std::string& words)
{
    const auto block = flow.setter().set(words, bodyFace, {flow.width()});
    const int lines = pango_layout_get_line_count(block.get());
    const double height = heightOf(block.get()) / std::max(lines, 1);
    for (int i = 0; i < lines; ++i) {
        flow.need(height);
        flow.line(block, i, 0, Ink::Text);
        flow.skip(height);
    }
    flow.skip(height / 2);
}

void setLines(PageFlow& flow, const std::vector<Line>& lines)
{
    constexpr double air = 2;
    const double labels = flow.width() * labelPart;
    const double tallest = flow.tallest() / 3;
    for (const auto& line : lines) {
        const auto label = flow.setter().set(line.label, bodyFace, {labels - cellPadding, tallest});
        const auto value = flow.setter().set(line.value, bodyFace, {flow.width() - labels, tallest});
        const double height = std::max(heightOf(label.get()), heightOf(value.get())) + air;
        flow.need(height);
        flow.text(label, 0, 0, Ink::Quiet);
        flow.text(value, labels, 0, Ink::Text);
        flow.skip(height);
    }
}

// One row of a table, however it is drawn.
class TableRow {
public:
    TableRow(PageFlow& flow, const std::vector<Column>& columns, Face face) : m_flow(flow), m_columns(columns), m_face(face) {}

    // Its height.
    double set(const auto& textOf)
    {
        m_blocks.clear();
        double tallest = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto block = m_flow.setter().set(textOf(i), m_face, {m_columns[i].width * m_flow.width() - 2 * cellPadding, m_flow.tallest() / 3, m_columns[i].isNumber});
            tallest = std::max(tallest, heightOf(block.get()));
            m_blocks.push_back(std::move(block));
        }
        return tallest + 2 * cellAir;
    }
    void draw(Ink ink)
    {
        double x = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            m_flow.text(m_blocks[i], x + cellPadding, cellAir, ink);
            x += m_columns[i].width * m_flow.width();
        }
    }

private:
    PageFlow& m_flow;
    const std::vector<Column>& m_columns;
    Face m_face;
    std::vector<Block> m_blocks;
};

void setTable(PageFlow& flow, const Table& table)
{
    TableRow head(flow, table.columns, headFace);
    const double headHeight = head.set([&](std::size_t i) -> const std::string& { return table.columns[i].head; });
    const auto drawHead = [&] {
        flow.fill(0, flow.width(), headHeight, Ink::Shade);
        head.draw(Ink::Text);
        flow.skip(headHeight);
    };
    TableRow row(flow, table.columns, cellFace);
    double height = 0;
    const auto setRow = [&](const std::vector<std::string>& cells) { height = row.set([&](std::size_t i) -> const std::string& { return cells[i]; }); };
    if (!table.rows.empty())
        setRow(table.rows.front());
    flow.need(headHeight + height); // no head alone at a foot
    drawHead();
    flow.onBreak(drawHead);
    for (const auto& cells : table.rows) {
        setRow(cells);
        flow.need(height);
        row.draw(Ink::Text);
        flow.skip(height);
        flow.rule(Ink::Rule);
    }
    flow.onBreak({});
    flow.skip(2 * cellAir);
}

void setSection(PageFlow& flow, const Section& section)
{
    constexpr double above = 12, below = 5, following = 40;
    if (!section.heading.empty()) {
        const auto heading = flow.setter().set(section.heading, headingFace, {flow.width(), flow.tallest() / 3});
        flow.need(above + heightOf(heading.get()) + following);
        flow.skip(above);
        flow.text(heading, 0, 0, Ink::Text);
        flow.skip(heightOf(heading.get()) + below);
    }
    for (const auto& words : section.paragraphs)
        setParagraph(flow, words);
    setLines(flow, section.lines);
    if (section.table && !section.lines.empty())
        flow.skip(2 * cellAir);
    if (section.table)
        setTable(flow, *section.table);
}

// The number of pages.
int set(const Statement& statement, PageFlow& flow)
{
    const auto issuer = flow.setter().set(statement.issuer, issuerFace, {flow.width(), flow.tallest() / 3});
    flow.text(issuer, 0, 0, Ink::Quiet);
    flow.skip(heightOf(issuer.get()) + 3);
    const auto title = flow.setter().set(statement.title, titleFace, {flow.width(), flow.tallest() / 3});
    flow.text(title, 0, 0, Ink::Text);
    flow.skip(heightOf(title.get()) + 7);
    flow.rule(Ink::Text);
    flow.skip(9);
    setLines(flow, statement.lines);
    flow.skip(7);
    for (const auto& section : statement.sections)
        setSection(flow, section);
    flow.finish();
    return flow.page();
}

bool isSound(const Statement& statement)
{
    return std::ranges::all_of(statement.sections, [](const Section& section) {
        return !section.table || std::ranges::all_of(section.table->rows, [&](const auto& row) { return row.size() == section.table->columns.size(); });
    });
}

struct Output {
    Bytes bytes;
    bool isTooLarge = false;
};

cairo_status_t write(void* closure, const unsigned char* data, unsigned size)
{
    auto& out = *static_cast<Output*>(closure);
    if (out.bytes.size() + size > mostBytes) {
        out.isTooLarge = true;
        return CAIRO_STATUS_WRITE_ERROR;
    }
    out.bytes.insert(out.bytes.end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Statement& statement)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, printable(statement.title).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, printable(statement.issuer).c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, statement.kind.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Paillasse " PAILLASSE_VERSION);
    // Without fractions of a second, which cairo does not read.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, (toIsoUtc(statement.madeAt).substr(0, 19) + "Z").c_str());
}

} // namespace

struct Press::Impl {
    Typesetter setter;
};

Press::Press(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

Result<Press> Press::open()
{
    auto setter = Typesetter::open();
    if (!setter)
        return tl::unexpected(setter.error());
    return Press(std::make_unique<Impl>(Impl{std::move(*setter)}));
}

Result<Bytes> layOut(const Statement& statement)
{
    auto press = Press::open();
    return press ? press->layOut(statement) : tl::unexpected(press.error());
}

Result<Bytes> Press::layOut(const Statement& statement)
{
    if (!isSound(statement))
        return fail(ErrorCode::InvalidInput, "paper: a row without its columns");
    auto& setter = m_impl->setter;
    const double width = statement.isWide ? longSide : shortSide;
    const double height = statement.isWide ? shortSide : longSide;
    const PageFlow::Sheet sheet{width, height, statement.foot.empty() ? statement.title + " \xe2\x80\x93 " + statement.issuer : statement.foot, "page"};
    const int pages = [&] {
        PageFlow counting(setter, sheet, nullptr, 0);
        return set(statement, counting);
    }();
    Output output;
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(cairo_pdf_surface_create_for_stream(write, &output, width, height), cairo_surface_destroy);
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    describe(surface.get(), statement);
    {
        PageFlow drawing(setter, sheet, surface.get(), pages);
        set(statement, drawing);
    }
    cairo_surface_finish(surface.get());
    if (output.isTooLarge)
        return fail(ErrorCode::TooLarge, "paper: more than fits a file");
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::Internal, std::string("paper: ") + cairo_status_to_string(status));
    return std::move(output.bytes);
}

} // namespace paillasse::store::paper
