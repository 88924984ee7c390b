// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/entrydrafts.h"

#include "ui/models/resultgridmodel.h"

namespace paillasse::ui {

namespace {

constexpr std::string_view valueField = "value:";
constexpr std::string_view commentField = "comment:";

// Of "value:3", the line; 0: another field.
lab::LineId lineOf(const client::DraftField& field, std::string_view kind)
{
    if (!field.name.starts_with(kind))
        return 0;
    return static_cast<lab::LineId>(QString::fromStdString(field.name.substr(kind.size())).toUInt());
}

} // namespace

EntryDrafts::EntryDrafts(client::Drafts& drafts, ResultGridModel& grid, const std::optional<client::OrderFile>& file, QObject* parent)
    : QObject(parent), m_drafts(drafts), m_grid(grid), m_file(file), m_keeper(drafts, [this] { return collect(); }, this)
{
    connect(&grid, &ResultGridModel::draftsChanged, &m_keeper, &DraftKeeper::touch);
    connect(&drafts, &client::Drafts::loaded, this, &EntryDrafts::resume);
}

void EntryDrafts::leave()
{
    m_keeper.flush();
    m_comments.clear();
    m_resumed.reset();
    m_looked = {};
}

client::KeptDraft EntryDrafts::collect() const
{
    if (!m_file)
        return {};
    const auto id = m_file->order.id.toString();
    client::KeptDraft draft{"bench.entry:" + id, "order:" + id, m_file->order.accession, {}, {}};
    for (const auto& line : m_file->order.lines) {
        if (const auto* typed = m_grid.draft(line.id))
            draft.fields.push_back({std::string(valueField) + std::to_string(line.id), typed->text.toStdString()});
        if (const auto text = comment(line.id); !text.isEmpty())
            draft.fields.push_back({std::string(commentField) + std::to_string(line.id), text.toStdString()});
    }
    return draft;
}

void EntryDrafts::resume()
{
    if (!m_file || !m_drafts.isLoaded() || std::exchange(m_looked, m_file->order.id) == m_file->order.id)
        return;
    const auto* found = m_drafts.find(collect().place);
    if (!found)
        return;
    const auto kept = *found; // typing it again keeps it again
    for (const auto& field : kept.fields) {
        if (const auto line = lineOf(field, commentField); line != 0)
            m_comments.insert(line, QString::fromStdString(field.text));
        if (const auto line = lineOf(field, valueField); line != 0 && !m_grid.draft(line))
            m_grid.type(m_grid.index(m_grid.rowOfLine(line), ResultGridModel::Result), QString::fromStdString(field.text));
    }
    m_resumed = kept.at;
    Q_EMIT resumed();
}

void EntryDrafts::giveUp()
{
    m_comments.clear();
    m_resumed.reset();
    for (const auto& line : m_file->order.lines)
        m_grid.dropDraft(line.id);
    m_keeper.drop(collect().place);
}

void EntryDrafts::setComment(lab::LineId line, const QString& text)
{
    m_comments.insert(line, text);
    m_keeper.touch();
}

void EntryDrafts::saved(lab::LineId line)
{
    m_grid.dropDraft(line);
    m_comments.remove(line);
    m_keeper.touch();
    m_keeper.flush();
    if (collect().fields.empty())
        m_resumed.reset();
}

} // namespace paillasse::ui
