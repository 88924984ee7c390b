// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/steps.h"

#include <QDateTime>
#include <QJsonObject>

namespace paillasse::demo {

void Steps::begin(const QString& step)
{
    end();
    m_step = step;
    m_began = QDateTime::currentMSecsSinceEpoch();
}

void Steps::end()
{
    if (m_step.isEmpty())
        return;
    m_taken.append(QJsonObject{{QStringLiteral("step"), m_step}, {QStringLiteral("milliseconds"), QDateTime::currentMSecsSinceEpoch() - m_began}});
    m_step.clear();
}

} // namespace paillasse::demo
