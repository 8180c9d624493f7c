using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Requests;

/// <summary>Finds what a request names, or answers as the API does when it is not there.</summary>
internal static class Lookup
{
    /// <summary>Something that is shared with the connection; null when there is no such thing.</summary>
    public static StoredNode? FindNode(this RequestContext context, Guid id) => context.Scope.FindNode(id);

    public static StoredPage Page(this RequestContext context, Guid id) => context.FindNode(id) switch
    {
        StoredPage page => page,
        StoredDatabase => throw Other(id, "database", "page"),
        _ => throw ApiErrors.NotFound(ObjectKind.Page, id, context.Connection),
    };

    public static StoredDatabase Database(this RequestContext context, Guid id) => context.FindNode(id) switch
    {
        StoredDatabase database => database,
        StoredPage => throw Other(id, "page", "database"),
        _ => throw ApiErrors.NotFound(ObjectKind.Database, id, context.Connection),
    };

    public static StoredDataSource DataSource(this RequestContext context, Guid id) =>
        context.FindNode(id) as StoredDataSource ?? throw ApiErrors.NotFound(ObjectKind.DataSource, id, context.Connection);

    /// <summary>A block; pages and databases are blocks, too.</summary>
    public static StoredNode Block(this RequestContext context, Guid id) =>
        context.FindNode(id) is { } node and not StoredDataSource ? node : throw ApiErrors.NotFound(ObjectKind.Block, id, context.Connection);

    public static StoredUser User(this RequestContext context, Guid id) =>
        context.Workspace.FindUser(id) ?? throw ApiErrors.NotFound(ObjectKind.User, id, context.Connection);

    public static StoredComment Comment(this RequestContext context, Guid id) =>
        context.Workspace.Comments.Find(comment => comment.Id == id && context.Connection.CanSee(comment.Discussion.Subject)) ?? throw ApiErrors.NotFound(ObjectKind.Comment, id, context.Connection);

    /// <summary>A view; one of a database that is not shared does not exist.</summary>
    public static StoredView View(this RequestContext context, Guid id) =>
        context.Workspace.Views.TryGetValue(id, out StoredView? view) && context.Connection.CanSee(view.Database)
            ? view
            : throw ApiErrors.NotFound(ObjectKind.View, id, context.Connection);

    /// <summary>Something that may be changed.</summary>
    /// <exception cref="ApiException">It is in the trash.</exception>
    public static T Editable<T>(this T node)
        where T : StoredNode => node.IsInTrash ? throw ApiErrors.InTrash() : node;

    /// <summary>The data source that a database stands for.</summary>
    /// <remarks>Assumption: it does so as long as it has only one; the message is our own.</remarks>
    public static StoredDataSource OnlyDataSource(this StoredDatabase database) => database.DataSources.Where(source => !source.IsTrashed).ToArray() switch
    {
        [var only] => only,
        _ => throw ApiErrors.NotOneDataSource(database.Id),
    };

    /// <summary>Resolves the parent of a new or moved object: a page, or null for the top of the workspace.</summary>
    /// <remarks>Assumption: a token may make pages and databases at the top of the workspace.</remarks>
    public static StoredNode? PageOrWorkspace(this RequestContext context, Parent? parent) => parent switch
    {
        null or WorkspaceParent => null,
        PageParent page => context.Page(page.PageId.Value).Editable(),
        BlockParent block when context.IsSeed => context.Block(block.BlockId.Value).Editable(),
        _ => throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.parent.page_id")),
    };

    /// <summary>Validates the target of a move.</summary>
    /// <param name="target">Where it shall go; null for the top of the workspace.</param>
    /// <param name="node">What moves.</param>
    /// <exception cref="ApiException">The target is the thing itself, or inside of it.</exception>
    public static T OutsideOf<T>(this T target, StoredNode node)
        where T : StoredNode?
    {
        for (StoredNode? outer = target; outer is not null; outer = outer.Parent)
        {
            // Assumption: the wording.
            if (outer == node)
                throw ApiErrors.IntoItself(node.Id);
        }

        return target;
    }

    // Assumption: the wording is the one users of earlier versions reported.
    private static ApiException Other(Guid id, string actual, string wanted) =>
        ApiErrors.OtherKind(id, actual, wanted);
}
