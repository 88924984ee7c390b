// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>

#include "app/client/queries.h"
#include "app/lab/rules/demography.h"
#include "app/lab/rules/entry.h"
#include "app/lab/rules/interpretation.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// What is being typed on a line, judged at each key with the rules that the store knows too.
struct Draft {
    QString text;
    std::optional<lab::Entry> entry;
    std::optional<lab::EntryError> error;
    lab::Interpretation interpretation;
    std::optional<lab::DeltaMark> delta;
};

// The lines of one order as a grid, by discipline and rank. At the bench the Result column is typed into; elsewhere it is read.
class ResultGridModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Examination, Tube, Result, Unit, Range, Flag, Previous, Trend, State, ColumnCount };
    enum class Use { Entry, Reading };

    explicit ResultGridModel(Use use, QObject* parent = nullptr);

    // Another order, or the same one as it is now: drafts and the selection of the same order stay.
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
    // Under the grid, of the line in front: its whole name, its interval with the reason, why it was measured again, and who did if not this laboratory.
    [[nodiscard]] QString remark(int row) const;

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
    struct Row {
        lab::ResultLine line;
        const lab::Examination* examination = nullptr;
        const std::vector<client::PastValue>* history = nullptr;
        bool typable = false;
        bool pending = false;
    };

    [[nodiscard]] const Row* row(int index) const;
    [[nodiscard]] std::vector<Row> rowsOf(lab::BenchMask benches) const;
    [[nodiscard]] QVariant text(const Row& row, int column) const;
    [[nodiscard]] QVariant badges(const Row& row, int column) const;
    [[nodiscard]] QString resultText(const Row& row) const;
    [[nodiscard]] QString rangeText(const Row& row, bool withReason) const;
    [[nodiscard]] QString previousText(const Row& row) const;
    [[nodiscard]] QString unitText(const Row& row) const;
    [[nodiscard]] Badges flagBadges(const Row& row) const;
    [[nodiscard]] Badges stateBadges(const Row& row) const;
    [[nodiscard]] QVariant trend(const Row& row) const;
    [[nodiscard]] QString spokenRow(const Row& row) const;
    [[nodiscard]] QString spokenCell(const Row& row, int column) const;
    [[nodiscard]] int ink(const Row& row, int column) const;
    [[nodiscard]] std::optional<lab::DeltaMark> deltaOf(const Row& row, const lab::Value& value, lab::Level level) const;

    Use m_use;
    client::OrderFile m_file;
    client::DirectoryPtr m_directory;
    lab::Demography m_demography;
    std::vector<Row> m_rows;
    QHash<int, Draft> m_drafts;
    std::optional<lab::LineId> m_held;
};

// "3,5 – 5,1", "< 35", "≥ 90", or the interval's own text.
QString shownRange(const lab::AppliedRange& range);
QString shownValue(const lab::Value& value);

} // namespace paillasse::ui
