// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/lab/directory.h"
#include "ui/drafts/formfields.h"

class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Theme;

// Somebody who prescribes: one whom the directory does not have yet, or (`known` has an id) one whose entry is corrected. Use open().
class PrescriberDialog : public QDialog {
    Q_OBJECT

public:
    PrescriberDialog(const Theme& theme, const lab::Prescriber& known, QWidget* parent = nullptr);

    [[nodiscard]] const FormFields& fields() const { return *m_fields; }

Q_SIGNALS:
    void given(const paillasse::lab::Prescriber& prescriber); // with the id that it came with

private:
    [[nodiscard]] bool isComplete() const;

    QLineEdit* m_name;
    QLineEdit* m_rpps;
    QLineEdit* m_address;
    QLineEdit* m_phone;
    ActionButton* m_save;
    FormFields* m_fields = new FormFields(this); // a child: it is there as long as what hides the dialog
};

} // namespace paillasse::ui
