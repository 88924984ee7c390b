// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/drafts/formfields.h"
#include "ui/reception/examinationpicker.h"

namespace paillasse::ui {

// Further examinations for an order that exists: what it has already is not offered, and its tubes serve first. Use open().
class AddTestsDialog : public QDialog {
    Q_OBJECT

public:
    AddTestsDialog(const Theme& theme, ExaminationPicker::Directory directory, const lab::Order& order, QWidget* parent = nullptr);

    [[nodiscard]] ExaminationPicker& picker() { return *m_picker; }
    [[nodiscard]] const FormFields& fields() const { return *m_fields; }

Q_SIGNALS:
    void chosen(const std::vector<std::string>& codes);

private:
    ExaminationPicker* m_picker;
    FormFields* m_fields = new FormFields(this); // a child: it is there as long as what hides the dialog
};

} // namespace paillasse::ui
