using System.Text.Json;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.DataSources;

/// <summary>Changes of a data source: title, icon, schema, place, trash.</summary>
internal sealed class UpdateDataSource : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateDataSource;

    public Answer Handle(RequestContext context)
    {
        StoredDataSource source = context.DataSource(context.PathId("data_source_id"));
        var request = context.ReadBody<UpdateDataSourceRequest>();
        bool? inTrash = context.TrashFlag(request.InTrash);
        if (source.IsInTrash && inTrash is null)
            throw ApiErrors.InTrash();

        StoredDatabase database = request.Parent switch
        {
            null => source.Database,
            DatabaseParent parent => context.Database(parent.DatabaseId.Value).Editable().OutsideOf(source),
            _ => throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.parent.database_id")),
        };
        Icon? icon = AppearanceRules.Complete(request.Icon.GetValueOrDefault(), context);
        context.Body.TryGetProperty("properties", out JsonElement json);
        SchemaDraft schema = SchemaDraft.Update(request.Properties, json, source, context);

        if (context.HasMember("title"))
            source.Title = RichTextRules.Complete(request.Title);
        if (!request.Icon.IsAbsent)
            source.Icon = icon;
        source.IsTrashed = inTrash ?? source.IsTrashed;
        if (database != source.Database)
        {
            source.Database.KeepTitle();
            database.KeepTitle();
            Workspace.Move(source, database);
        }

        schema.Apply();
        source.LastEditedTime = context.Now;
        source.LastEditedBy = context.Connection.Bot;
        return Answer.Of(DataSourceAnswers.Of(source, context.Scope));
    }
}
