// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

namespace paillasse::demo {

// How long each step took, one after the other.
class Steps {
public:
    void begin(const QString& step);
    void end();
    [[nodiscard]] const QJsonArray& taken() const { return m_taken; }

private:
    QString m_step;
    qint64 m_began = 0;
    QJsonArray m_taken;
};

} // namespace paillasse::demo
