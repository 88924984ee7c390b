// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/formfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>

namespace paillasse::ui {

void FormFields::add(const char* name, QLineEdit* field)
{
    m_fields.push_back({name, [field] { return field->text(); }, [field](const QString& text) { field->setText(text); }});
    connect(field, &QLineEdit::textChanged, this, &FormFields::edited);
}

void FormFields::add(const char* name, QComboBox* field)
{
    m_fields.push_back({name, [field] { return QString::number(field->currentData().toInt()); }, [field](const QString& text) { field->setCurrentIndex(qMax(field->findData(text.toInt()), 0)); }});
    connect(field, &QComboBox::currentIndexChanged, this, &FormFields::edited);
}

void FormFields::add(const char* name, QCheckBox* field)
{
    m_fields.push_back({name, [field] { return QString::number(int(field->isChecked())); }, [field](const QString& text) { field->setChecked(text.toInt() != 0); }});
    connect(field, &QCheckBox::toggled, this, &FormFields::edited);
}

void FormFields::add(const char* name, QDateTimeEdit* field)
{
    m_fields.push_back({name, [field] { return QString::number(field->dateTime().toMSecsSinceEpoch()); }, [field](const QString& text) { field->setDateTime(QDateTime::fromMSecsSinceEpoch(text.toLongLong())); }});
    connect(field, &QDateTimeEdit::dateTimeChanged, this, &FormFields::edited);
}

std::vector<client::DraftField> FormFields::read() const
{
    std::vector<client::DraftField> read;
    for (const auto& field : m_fields)
        read.push_back({field.name, field.read().toStdString()});
    return read;
}

void FormFields::fill(const client::KeptDraft& draft) const
{
    for (const auto& field : m_fields)
        if (const auto* text = draft.field(field.name))
            field.fill(QString::fromStdString(*text));
}

} // namespace paillasse::ui
