// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "app/client/drafts.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace paillasse::ui {

// The controls of a form by name, read into a draft and filled from one.
class FormFields : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void add(const char* name, QLineEdit* field);
    void add(const char* name, QComboBox* field); // by its entries' data, a number
    void add(const char* name, QCheckBox* field);
    void add(const char* name, QDateTimeEdit* field);
    // Of something else, whose changes the caller tells as `edited`.
    void add(const char* name, std::function<QString()> read, std::function<void(const QString&)> fill) { m_fields.push_back({name, std::move(read), std::move(fill)}); }

    [[nodiscard]] std::vector<client::DraftField> read() const;
    // What is not in the draft stays as it is.
    void fill(const client::KeptDraft& draft) const;

Q_SIGNALS:
    void edited(); // by whoever: a person, or a fill

private:
    struct Field {
        const char* name;
        std::function<QString()> read;
        std::function<void(const QString&)> fill;
    };
    std::vector<Field> m_fields;
};

} // namespace paillasse::ui
