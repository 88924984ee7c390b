// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include "ui/models/resultlinewords.h"

namespace paillasse::ui {

// The lines of one order as a grid, by discipline and rank. At the bench the Result column is typed into; elsewhere it is read. Who signs
// is told among the signals which lines are not valid yet: there is no room for their states.
class ResultGridModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Examination, Tube, Result, Unit, Range, Flag, Previous, Trend, State, ColumnCount };
    enum class Use { Entry, Reading, Signing };

    explicit ResultGridModel(Use use, QObject* parent = nullptr);

    // Another order, or the same one as it is now: drafts and the selection of the same order stay. What is of none of
    // these benches is shown, and not typed.
    void show(const client::OrderFile& file, const client::DirectoryPtr& directory, lab::BenchMask benches);
    void clear();

    [[nodiscard]] const lab::ResultLine* line(int row) const;
    [[nodiscard]] lab::LineId lineId(int row) const;
    [[nodiscard]] int rowOfLine(lab::LineId line) const;
    [[nodiscard]] const lab::Examination* examination(int row) const;
    [[nodiscard]] bool isTypable(int row) const;
    [[nodiscard]] const Draft* draft(lab::LineId line) const;
    // At each key; nothing is kept but the draft.
    void type(const QModelIndex& index, const QString& text);
    void dropDraft(lab::LineId line);
    [[nodiscard]] const QHash<int, Draft>& drafts() const { return m_drafts; }
    // Entry stops on this line and no other is typable; none is with 0: it stopped in another order. Nothing lets it go on.
    void holdOn(std::optional<lab::LineId> line);
    // Under the grid, of the line in front (ResultLineWords::remark).
    [[nodiscard]] QString remark(int row) const;
    // Of the line's coded examination, with the number that each is typed by (answersOf).
    [[nodiscard]] QString answers(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void draftsChanged(); // by what is typed or taken back; not by another order
    // Enter on a draft that reads as a result.
    void entered(paillasse::lab::LineId line);
    // Enter on one that does not.
    void refusedEntry(paillasse::lab::LineId line, paillasse::lab::EntryError error);

private:
    [[nodiscard]] const GridLine* row(int index) const;
    [[nodiscard]] std::vector<GridLine> rowsOf(lab::BenchMask benches) const;
    [[nodiscard]] ResultLineWords wordsOf(const GridLine& row) const;
    [[nodiscard]] QVariant text(const GridLine& row, int column) const;
    [[nodiscard]] Badges signalsOf(const GridLine& row) const;
    [[nodiscard]] QVariant badges(const GridLine& row, int column) const;
    [[nodiscard]] QString spokenCell(const GridLine& row, int column) const;
    [[nodiscard]] CellInk ink(const GridLine& row, int column) const;
    [[nodiscard]] std::optional<lab::DeltaMark> deltaOf(const GridLine& row, const lab::Value& value, lab::Level level) const;

    Use m_use;
    client::OrderFile m_file;
    client::DirectoryPtr m_directory;
    lab::Demography m_demography;
    std::vector<GridLine> m_rows;
    QHash<int, Draft> m_drafts;
    std::optional<lab::LineId> m_held;
};

} // namespace paillasse::ui
