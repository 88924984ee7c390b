// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportcheck/checkpresenter.h"

#include <QFileInfo>

namespace paillasse::ui {

void CheckPresenter::checkFile(const QString& path)
{
    begin(QFileInfo(path).fileName());
    m_engine.reportChecks().read(path, this, [this, number = m_number](const Result<client::ReportFile>& file) {
        if (number != m_number)
            return;
        if (!file)
            return end(CheckWords::failure(file.error()));
        ask(file->sha256, file->code ? file->code->text() : std::string(), file->code);
    });
}

void CheckPresenter::checkCode(const QString& text)
{
    begin({});
    const auto code = client::ReportCode::parse(text.toStdString());
    if (!code)
        return end(CheckWords::notACode());
    ask({}, code->text(), code);
}

void CheckPresenter::ask(const Bytes& sha256, const std::string& code, const std::optional<client::ReportCode>& claim)
{
    m_engine.reportChecks().ask(sha256, code, this, [this, number = m_number, claim, isCodeAlone = sha256.empty()](const Result<client::ReportAnswer>& answer) {
        if (number == m_number)
            end(answer ? CheckWords::of(*answer, claim, isCodeAlone) : CheckWords::failure(answer.error()));
    });
}

void CheckPresenter::clear()
{
    ++m_number;
    m_busy = false;
    m_subject.clear();
    m_result.reset();
    Q_EMIT changed();
}

void CheckPresenter::begin(const QString& subject)
{
    ++m_number;
    m_busy = true;
    m_subject = subject;
    m_result.reset();
    Q_EMIT changed();
}

void CheckPresenter::end(CheckResult result)
{
    m_busy = false;
    m_result = std::move(result);
    Q_EMIT changed();
}

} // namespace paillasse::ui
