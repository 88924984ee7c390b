// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/client/queries.h"
#include "ui/drafts/formfields.h"
#include "ui/reception/patientdraft.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Label;
class Theme;

// Who somebody is. Ctrl+Enter saves, Escape gives up; what is odd is said while one types.
class PatientForm : public QWidget {
    Q_OBJECT

public:
    PatientForm(const Theme& theme, QWidget* parent = nullptr);

    void begin(const PatientDraft& draft, Date today);
    void clear();
    [[nodiscard]] PatientDraft draft() const;
    [[nodiscard]] bool isChanged() const { return m_changed; }
    [[nodiscard]] std::vector<client::DraftField> fields() const { return m_fields.read(); }
    void fill(const client::KeptDraft& draft);
    void showDoubles(const std::vector<client::PatientHit>& doubles);
    void focusEntry();
    void setBusy(bool busy);

Q_SIGNALS:
    void saveRequested();
    void cancelled();
    void edited();
    // Name, birth date or number have changed and somebody has paused.
    void traitsChanged();
    void openRequested(const paillasse::lab::PatientId& patient); // of the known one

private:
    void buildFields();
    void nameFields();
    void watch();
    void showWarnings();

    const Theme& m_theme;
    Date m_today;
    PatientDraft m_began;
    bool m_changed = false;
    lab::PatientId m_double;
    QTimer m_pause;
    Label* m_title;
    QLineEdit* m_birthName;
    QLineEdit* m_birthForenames;
    QLineEdit* m_firstForename;
    QLineEdit* m_usedName;
    QLineEdit* m_usedForename;
    QLineEdit* m_birthDate;
    QComboBox* m_sex;
    QLineEdit* m_birthPlace;
    QLineEdit* m_matricule;
    QLineEdit* m_insured;
    QLineEdit* m_address;
    QLineEdit* m_postcode;
    QLineEdit* m_city;
    QLineEdit* m_phone;
    QLineEdit* m_email;
    QCheckBox* m_document;
    QCheckBox* m_homonym;
    QCheckBox* m_doubtful;
    QCheckBox* m_staff;
    QCheckBox* m_protected;
    Label* m_warnings;
    Label* m_doubleText;
    ActionButton* m_openDouble;
    ActionButton* m_save;
    FormFields m_fields;
};

} // namespace paillasse::ui
