// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/migration/mandate.h"
#include "ui/security/trailform.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QVBoxLayout;

namespace paillasse::ui {

class Label;
class Theme;

// A mandate is written: who instructs, on what ground, which period and which fields, for whom, until when. What was typed stays until
// the store has taken it, or it is given up.
class MandateDialog final : public QDialog {
    Q_OBJECT

public:
    // `approvers`: who may approve, without whoever writes.
    MandateDialog(const Theme& theme, const Clock& clock, const lab::LaboratoryId& laboratory, const QList<Choice>& approvers, QWidget* parent);

    // Waits, with what is typed, while there is a reason to.
    void hold(const QString& why);

Q_SIGNALS:
    void drafted(const paillasse::migration::Mandate& mandate);

private:
    void buildParties(QVBoxLayout* column);
    void buildScope(QVBoxLayout* column);
    void buildFields(QVBoxLayout* column);
    QLineEdit* addLine(QVBoxLayout* column, const QString& name);
    void add(QVBoxLayout* column, const QString& name, QWidget* field);
    void directionChosen();
    void confirm();
    void complain(const QString& why, QWidget* field);
    [[nodiscard]] migration::FieldSet fieldsChosen() const;
    [[nodiscard]] migration::Direction direction() const;

    const Theme& m_theme;
    const Clock& m_clock;
    lab::LaboratoryId m_laboratory;
    QList<Choice> m_choices;
    QComboBox* m_direction = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_ground = nullptr;
    QLineEdit* m_instructedBy = nullptr;
    QLineEdit* m_reference = nullptr;
    QLineEdit* m_counterpart = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_until = nullptr;
    QLineEdit* m_key = nullptr;
    QCheckBox* m_transfers = nullptr;
    QListWidget* m_approvers = nullptr;
    QListWidget* m_fields = nullptr;
    QSpinBox* m_stagingDays = nullptr;
    QSpinBox* m_erasureDays = nullptr;
    Label* m_fault;
    QWidget* m_confirm;
};

} // namespace paillasse::ui
