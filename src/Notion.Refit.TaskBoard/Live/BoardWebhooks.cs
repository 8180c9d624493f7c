using Notion.Refit.AspNetCore;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Live;

/// <summary>Passes Notion's webhooks to the windows. An event has the ids only, so each window reads the card with the rights of its person.</summary>
internal sealed class BoardWebhooks(BoardUpdates updates) : NotionWebhookHandler
{
    protected override Task OnPageCreatedAsync(PageCreated notification, CancellationToken cancellationToken) => PublishAsync(notification, notification.Data.Parent);

    protected override Task OnPagePropertiesUpdatedAsync(PagePropertiesUpdated notification, CancellationToken cancellationToken) =>
        PublishAsync(notification, notification.Data.Parent);

    protected override Task OnPageContentUpdatedAsync(PageContentUpdated notification, CancellationToken cancellationToken) =>
        PublishAsync(notification, notification.Data.Parent);

    protected override Task OnPageDeletedAsync(PageDeleted notification, CancellationToken cancellationToken) => PublishAsync(notification, notification.Data.Parent);

    protected override Task OnPageUndeletedAsync(PageUndeleted notification, CancellationToken cancellationToken) => PublishAsync(notification, notification.Data.Parent);

    /// <summary>A page that moves elsewhere changes the content of the data source it was in.</summary>
    protected override Task OnDataSourceContentUpdatedAsync(DataSourceContentUpdated notification, CancellationToken cancellationToken)
    {
        foreach (EntityReference page in notification.Data.UpdatedBlocks)
            updates.Publish(notification.Entity.Id, page.Id);
        return Task.CompletedTask;
    }

    private Task PublishAsync(WebhookEvent notification, EntityParent parent)
    {
        if (parent.DataSourceId is { } board)
            updates.Publish(board, notification.Entity.Id);
        return Task.CompletedTask;
    }
}
