using System.Text.Json;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.DataSources;

/// <summary>A further data source of a database.</summary>
internal sealed class CreateDataSource : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateDataSource;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreateDataSourceRequest>();
        if (request.Parent is not DatabaseParent parent)
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldBeDefined("body.parent.database_id"));

        StoredDatabase database = context.Database(parent.DatabaseId.Value).Editable();
        var source = new StoredDataSource(context.Ids.New(IdKind.DataSource))
        {
            Title = RichTextRules.Complete(request.Title),
            Icon = AppearanceRules.Complete(request.Icon, context),
            Parent = database,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        context.Body.TryGetProperty("properties", out JsonElement json);
        SchemaDraft schema = SchemaDraft.Create(request.Properties, json, source, context);

        database.KeepTitle();
        context.Workspace.Add(source, database);
        schema.Apply();
        DefaultView.Add(source, context.Ids.New(IdKind.View), context.Workspace);
        return Answer.Of(DataSourceAnswers.Of(source, context.Scope));
    }
}
