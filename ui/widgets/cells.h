// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QVariant;

namespace paillasse::ui {

// What our models say of a cell beside Qt's own roles. A model that is shown in a DataTable gives IdRole for each row, and
// AccessibleTextRole wherever the sign is not in the text ("Potassium 6,4 critique").
enum CellRole {
    IdRole = Qt::UserRole + 1, // of the row, on column 0 at least: any QVariant that compares; the selection follows it
    BadgesRole,                // Badges (FlagDelegate draws them alone, CellDelegate after the text)
    SparklineRole,             // Sparkline
    InkRole,                   // int(CellInk)
    FiguresRole,               // bool: tabular figures
    TailRole,                  // QString after the text that is never cut: « KERVELLA Ya… · 04/02/1955 »
    SecondLineRole,            // QString below the text, where a QueueDelegate draws
    MarksRole,                 // Badges at the right end of its first line; they keep their room
    EntryModeRole,             // int(ResultEdit::Mode), of a cell that ResultDelegate edits; Numeric where absent
    EntryHintRole,             // QString: what may be typed there, for the editor; empty where it goes without saying
};

enum class CellInk { Normal, Quiet, Strong, Critical, Struck };

// A model may find the row of an id without a scan; DataTable asks for it by dynamic_cast.
class RowFinder {
public:
    virtual ~RowFinder() = default;
    [[nodiscard]] virtual int rowOf(const QVariant& id) const = 0; // -1: not there
};

} // namespace paillasse::ui
