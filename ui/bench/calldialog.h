// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/lab/order.h"
#include "ui/drafts/formfields.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Theme;

// F8: the call of a critical value: whom, in what role, read back or not; or why none is needed. Opened with open(), never exec().
class CallDialog : public QDialog {
    Q_OBJECT

public:
    // `what`: "Potassium 6,4 mmol/L", read aloud on the telephone.
    CallDialog(const Theme& theme, const QString& what, const QString& prescriber, QWidget* parent = nullptr);

    [[nodiscard]] const FormFields& fields() const { return *m_fields; }

Q_SIGNALS:
    // Without line, measurement, person and time.
    void recorded(const paillasse::lab::CriticalCall& call);

private:
    void update();
    void confirm();

    QComboBox* m_outcome;
    QLineEdit* m_to;
    QComboBox* m_role;
    QCheckBox* m_readBack;
    QLineEdit* m_reason;
    ActionButton* m_confirm;
    FormFields* m_fields = new FormFields(this); // a child: it is there as long as what hides the dialog
};

} // namespace paillasse::ui
