#pragma warning disable CS0618 // Deprecated events still arrive.

using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore;

/// <summary>A class that handles webhook events: override the methods of the events that matter.</summary>
/// <remarks>
/// <para>An instance is made for each event from the services of a scope, so constructors take what they need. Map it with
/// <c>app.MapNotionWebhooks&lt;MyHandler&gt;("/notion/webhooks")</c>.</para>
/// <para>An event says that something has changed, not what it is now: read the object. A method that throws is run again later, so it should be
/// safe to repeat.</para>
/// </remarks>
public abstract class NotionWebhookHandler
{
    /// <summary>Handles an event: calls <see cref="OnAnyAsync"/>, and then the method of its type.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    public virtual async Task HandleAsync(WebhookEvent notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        await OnAnyAsync(notification, cancellationToken).ConfigureAwait(false);
        await (notification switch
        {
            CommentCreated e => OnCommentCreatedAsync(e, cancellationToken),
            CommentDeleted e => OnCommentDeletedAsync(e, cancellationToken),
            CommentUpdated e => OnCommentUpdatedAsync(e, cancellationToken),
            DataSourceContentUpdated e => OnDataSourceContentUpdatedAsync(e, cancellationToken),
            DataSourceCreated e => OnDataSourceCreatedAsync(e, cancellationToken),
            DataSourceDeleted e => OnDataSourceDeletedAsync(e, cancellationToken),
            DataSourceMoved e => OnDataSourceMovedAsync(e, cancellationToken),
            DataSourceSchemaUpdated e => OnDataSourceSchemaUpdatedAsync(e, cancellationToken),
            DataSourceUndeleted e => OnDataSourceUndeletedAsync(e, cancellationToken),
            DatabaseContentUpdated e => OnDatabaseContentUpdatedAsync(e, cancellationToken),
            DatabaseCreated e => OnDatabaseCreatedAsync(e, cancellationToken),
            DatabaseDeleted e => OnDatabaseDeletedAsync(e, cancellationToken),
            DatabaseMoved e => OnDatabaseMovedAsync(e, cancellationToken),
            DatabaseSchemaUpdated e => OnDatabaseSchemaUpdatedAsync(e, cancellationToken),
            DatabaseUndeleted e => OnDatabaseUndeletedAsync(e, cancellationToken),
            FileUploadCompleted e => OnFileUploadCompletedAsync(e, cancellationToken),
            FileUploadCreated e => OnFileUploadCreatedAsync(e, cancellationToken),
            FileUploadExpired e => OnFileUploadExpiredAsync(e, cancellationToken),
            FileUploadFailed e => OnFileUploadFailedAsync(e, cancellationToken),
            PageContentUpdated e => OnPageContentUpdatedAsync(e, cancellationToken),
            PageCreated e => OnPageCreatedAsync(e, cancellationToken),
            PageDeleted e => OnPageDeletedAsync(e, cancellationToken),
            PageLocked e => OnPageLockedAsync(e, cancellationToken),
            PageMoved e => OnPageMovedAsync(e, cancellationToken),
            PagePropertiesUpdated e => OnPagePropertiesUpdatedAsync(e, cancellationToken),
            PageTranscriptDeleted e => OnPageTranscriptDeletedAsync(e, cancellationToken),
            PageUndeleted e => OnPageUndeletedAsync(e, cancellationToken),
            PageUnlocked e => OnPageUnlockedAsync(e, cancellationToken),
            ViewCreated e => OnViewCreatedAsync(e, cancellationToken),
            ViewDeleted e => OnViewDeletedAsync(e, cancellationToken),
            ViewUpdated e => OnViewUpdatedAsync(e, cancellationToken),
            UnknownWebhookEvent e => OnUnknownAsync(e, cancellationToken),
            _ => Task.CompletedTask,
        }).ConfigureAwait(false);
    }

    /// <summary>Handles an event of any type, before the method of its type.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnAnyAsync(WebhookEvent notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles an event whose type this version of the library does not know.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnUnknownAsync(UnknownWebhookEvent notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="CommentCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnCommentCreatedAsync(CommentCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="CommentDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnCommentDeletedAsync(CommentDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="CommentUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnCommentUpdatedAsync(CommentUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceContentUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceContentUpdatedAsync(DataSourceContentUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceCreatedAsync(DataSourceCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceDeletedAsync(DataSourceDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceMoved"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceMovedAsync(DataSourceMoved notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceSchemaUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceSchemaUpdatedAsync(DataSourceSchemaUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DataSourceUndeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDataSourceUndeletedAsync(DataSourceUndeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseContentUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseContentUpdatedAsync(DatabaseContentUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseCreatedAsync(DatabaseCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseDeletedAsync(DatabaseDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseMoved"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseMovedAsync(DatabaseMoved notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseSchemaUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseSchemaUpdatedAsync(DatabaseSchemaUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="DatabaseUndeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnDatabaseUndeletedAsync(DatabaseUndeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="FileUploadCompleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnFileUploadCompletedAsync(FileUploadCompleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="FileUploadCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnFileUploadCreatedAsync(FileUploadCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="FileUploadExpired"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnFileUploadExpiredAsync(FileUploadExpired notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="FileUploadFailed"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnFileUploadFailedAsync(FileUploadFailed notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageContentUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageContentUpdatedAsync(PageContentUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageCreatedAsync(PageCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageDeletedAsync(PageDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageLocked"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageLockedAsync(PageLocked notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageMoved"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageMovedAsync(PageMoved notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PagePropertiesUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPagePropertiesUpdatedAsync(PagePropertiesUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageTranscriptDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageTranscriptDeletedAsync(PageTranscriptDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageUndeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageUndeletedAsync(PageUndeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="PageUnlocked"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnPageUnlockedAsync(PageUnlocked notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="ViewCreated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnViewCreatedAsync(ViewCreated notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="ViewDeleted"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnViewDeletedAsync(ViewDeleted notification, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Handles <see cref="ViewUpdated"/>.</summary>
    /// <param name="notification">The event.</param>
    /// <param name="cancellationToken">Is cancelled when the app stops and does not wait any longer.</param>
    /// <returns>A task that ends when the event is handled.</returns>
    protected virtual Task OnViewUpdatedAsync(ViewUpdated notification, CancellationToken cancellationToken) => Task.CompletedTask;
}
