// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ui/administration/askdialog.h"

class QListWidget;

namespace paillasse::ui {

// Which of the files that wait at the store are the source. A file never goes through the workstation.
class SourcesDialog final : public AskDialog {
    Q_OBJECT

public:
    SourcesDialog(const Theme& theme, const QString& title, const QString& what, const std::vector<std::string>& waiting, QWidget* parent);

Q_SIGNALS:
    void chosen(const std::vector<std::string>& names);

protected:
    [[nodiscard]] QString objection() const override;

private:
    [[nodiscard]] std::vector<std::string> names() const;

    QListWidget* m_files;
};

} // namespace paillasse::ui
