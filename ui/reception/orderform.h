// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/drafts/formfields.h"
#include "ui/reception/examinationpicker.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class IdentityBanner;

// A new order: examinations on the left, the prescription and the collection on the right. Ctrl+Enter places it.
class OrderForm : public QWidget {
    Q_OBJECT

public:
    OrderForm(const Theme& theme, ExaminationPicker::Directory directory, QWidget* parent = nullptr);

    void begin(const lab::Patient& patient, Instant now);
    void clear();
    [[nodiscard]] OrderDraft draft() const;
    [[nodiscard]] const lab::PatientId& patient() const { return m_patient; }
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] std::vector<client::DraftField> fields() const { return m_fields.read(); }
    void fill(const client::KeptDraft& draft);
    void setPrescriber(const lab::Prescriber& prescriber);
    // Whom the field names: as the directory has them, or the name alone.
    [[nodiscard]] lab::Prescriber prescriber() const;
    [[nodiscard]] ExaminationPicker& picker() { return *m_picker; }
    void focusEntry();
    void closeLists();
    void setBusy(bool busy);

Q_SIGNALS:
    void placeRequested();
    void cancelled();
    void edited();
    void prescriberRequested(); // to be added to the directory, or corrected there

private:
    QWidget* buildContext(const Theme& theme);
    void nameFields();
    void showWarnings();
    [[nodiscard]] QString prescriberText() const;

    ExaminationPicker::Directory m_directory;
    lab::PatientId m_patient;
    bool m_isStaff = false;
    lab::Prescriber m_known; // as the directory has them, while the field still says the name
    IdentityBanner* m_banner;
    ExaminationPicker* m_picker;
    SuggestBox* m_prescriber;
    ActionButton* m_directoryKey;
    QLineEdit* m_ward;
    QCheckBox* m_collected;
    QDateTimeEdit* m_collectedAt;
    QLineEdit* m_collector;
    QComboBox* m_fasting;
    QLineEdit* m_treatment;
    QLineEdit* m_clinical;
    QLineEdit* m_recipients;
    QCheckBox* m_urgent;
    Label* m_warnings;
    ActionButton* m_place;
    FormFields m_fields;
};

} // namespace paillasse::ui
