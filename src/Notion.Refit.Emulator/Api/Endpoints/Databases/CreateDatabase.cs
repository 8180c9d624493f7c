using System.Text.Json;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Schemas;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Databases;

/// <summary>A new database with its first data source.</summary>
internal sealed class CreateDatabase : IEndpoint
{
    // What a data source has when nothing is said of its properties.
    private static readonly PropertyMap<PropertyDefinition> OnlyTitle = new() { ["Name"] = new PropertyDefinition { Schema = new TitleSchema() } };

    public NotionOperation Operation => NotionOperations.CreateDatabase;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreateDatabaseRequest>();
        StoredNode? parent = context.PageOrWorkspace(request.Parent);
        var database = new StoredDatabase(context.Ids.New(IdKind.Database))
        {
            Description = RichTextRules.Complete(request.Description),
            Icon = AppearanceRules.Complete(request.Icon, context),
            Cover = AppearanceRules.Complete(request.Cover, context, FileUse.Cover),
            IsInline = request.IsInline,
            Parent = parent,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        var source = new StoredDataSource(context.Ids.New(IdKind.FirstDataSource))
        {
            Title = RichTextRules.Complete(request.Title),
            Description = database.Description,
            Parent = database,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        PropertyMap<PropertyDefinition>? given = request.InitialDataSource?.Properties;
        SchemaDraft schema = SchemaDraft.Create(given is { Count: > 0 } ? given : OnlyTitle, Json(context.Body), source, context);

        context.Workspace.Add(database, parent);
        context.Workspace.Add(source, database);
        schema.Apply();
        DefaultView.Add(source, context.Ids.NewRandom(), context.Workspace);
        Workspace.Touch(parent, context.Connection.Bot, context.Now);
        return DatabaseAnswer.Of(database, context.Scope);
    }

    private static JsonElement Json(JsonElement body) =>
        body.TryGetProperty("initial_data_source", out JsonElement source)
        && source.ValueKind == JsonValueKind.Object
        && source.TryGetProperty("properties", out JsonElement properties)
            ? properties
            : default;
}
