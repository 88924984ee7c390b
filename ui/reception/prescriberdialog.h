// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/lab/directory.h"
#include "ui/drafts/formfields.h"

class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Theme;

// Somebody who prescribes and is not in the directory yet. Use open().
class PrescriberDialog : public QDialog {
    Q_OBJECT

public:
    PrescriberDialog(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] const FormFields& fields() const { return *m_fields; }

Q_SIGNALS:
    void given(const paillasse::lab::Prescriber& prescriber); // without an id

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
