// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/listpage.h"
#include "ui/administration/rightsreview.h"

namespace paillasse::ui {

// Who has what, what gives it, and when it was last used: for the yearly review.
class ReviewPage final : public ListPage {
    Q_OBJECT

public:
    ReviewPage(const Theme& theme, client::Engine& engine, const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("rights"); }
    [[nodiscard]] QString title() const override { return tr("Rights review"); }
    [[nodiscard]] Icon icon() const override { return Icon::Document; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, right…"); }

protected:
    void refresh() override;
    void chosen(const QString&) override {}

private:
    void choose(client::ExportForm form, const QString& name, const QString& filter);
    void askFor(client::ExportForm form, const QString& path);

    const Clock& m_clock;
};

} // namespace paillasse::ui
