using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Databases;

/// <summary>Changes of a database: title, description, icon, cover, lock, place, trash.</summary>
/// <remarks>The time of the last change stays as it was: the API does not return it at once.</remarks>
internal sealed class UpdateDatabase : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateDatabase;

    public Answer Handle(RequestContext context)
    {
        StoredDatabase database = context.Database(context.PathId("database_id"));
        var request = context.ReadBody<UpdateDatabaseRequest>();
        bool? inTrash = context.TrashFlag(request.InTrash);
        if (database.IsInTrash && inTrash is null)
            throw ApiErrors.InTrash();
        Icon? icon = AppearanceRules.Complete(request.Icon.GetValueOrDefault(), context);
        FileSource? cover = AppearanceRules.Complete(request.Cover.GetValueOrDefault(), context, FileUse.Cover);
        StoredNode? parent = request.Parent is null ? database.Parent : context.PageOrWorkspace(request.Parent).OutsideOf(database);

        if (context.HasMember("title"))
            database.OwnTitle = RichTextRules.Complete(request.Title);
        if (context.HasMember("description"))
        {
            database.Description = RichTextRules.Complete(request.Description);
            foreach (StoredDataSource source in database.DataSources)
                source.Description = database.Description;
        }

        if (!request.Icon.IsAbsent)
            database.Icon = icon;
        if (!request.Cover.IsAbsent)
            database.Cover = cover;
        database.IsInline = request.IsInline ?? database.IsInline;
        database.IsLocked = request.IsLocked ?? database.IsLocked;
        database.IsTrashed = inTrash ?? database.IsTrashed;
        if (parent != database.Parent)
            Workspace.Move(database, parent);
        return DatabaseAnswer.Of(database, context.Scope);
    }
}
