// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/client/queries.h"
#include "ui/drafts/formfields.h"
#include "ui/models/rowsmodel.h"

class QComboBox;
class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Theme;

// The day's quality control, bench by bench: what its operator has seen, and nothing else. Stays open for the next bench. Use open().
class ControlDialog : public QDialog {
    Q_OBJECT

public:
    ControlDialog(const Theme& theme, const client::DirectoryPtr& directory, lab::BenchMask benches, const DaySpan& today, QWidget* parent = nullptr);

    [[nodiscard]] const FormFields& fields() const { return *m_fields; }
    // What is known now; the chosen bench stays chosen.
    void refresh(const client::DirectoryPtr& directory);

Q_SIGNALS:
    // `by` and `at` are the caller's.
    void attested(paillasse::lab::BenchNumber bench, const paillasse::lab::ControlAttestation& attestation);

private:
    QWidget* buildWord(const Theme& theme);
    void attest(lab::ControlState state);
    void update();

    lab::BenchMask m_benches;
    DaySpan m_today;
    RowsModel m_rows;
    DataTable* m_table;
    QComboBox* m_level;
    QLineEdit* m_comment;
    ActionButton* m_attested;
    ActionButton* m_notDone;
    ActionButton* m_rejected;
    FormFields* m_fields = new FormFields(this); // a child: it is there as long as what hides the dialog
};

} // namespace paillasse::ui
