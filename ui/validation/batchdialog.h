// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/queries.h"
#include "ui/models/confirmlist.h"

namespace paillasse::ui {

// The clear orders with every value, to be read and confirmed as a whole. Use open().
class BatchDialog : public ConfirmList {
    Q_OBJECT

public:
    BatchDialog(const Theme& theme, const std::vector<client::OrderFile>& files, int left, const client::DirectoryPtr& directory, QWidget* parent = nullptr);

    [[nodiscard]] std::vector<lab::OrderId> kept() const;

Q_SIGNALS:
    void confirmed(const std::vector<paillasse::lab::OrderId>& orders);

private:
    static Words words(int left);
    static Entry entryOf(const client::OrderFile& file, const client::DirectoryPtr& directory);
    static QList<Entry> entriesOf(const std::vector<client::OrderFile>& files, const client::DirectoryPtr& directory);
};

} // namespace paillasse::ui
