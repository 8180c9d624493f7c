using System.Text.Json;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Markdown;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Templates;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Pages;

/// <summary>A new page: a row of a data source, or a page in a page, with its content.</summary>
internal sealed class CreatePage : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreatePage;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<CreatePageRequest>();
        IReadOnlyList<MarkdownBlock> document = NewPageMarkdown.Read(ref request, context);

        StoredNode? parent = FindParent(request.Parent, context);
        TemplateUse? template = TemplateUse.Find(request.Template, parent as StoredDataSource, context);
        if (template is not null)
            RefuseContent(new BodyPart(context.Body, "body"));
        int? index = PagePlacement.Find(request.Position, parent, context);
        PropertyAssignment properties = PropertyAssignment.Prepare(request.Properties, parent as StoredDataSource, context);
        Icon? icon = AppearanceRules.Complete(request.Icon.GetValueOrDefault(), context);
        FileSource? cover = AppearanceRules.Complete(request.Cover.GetValueOrDefault(), context, FileUse.Cover);
        if (request is { Children.Count: > 0, Content.Count: > 0 })
            throw new BodyPart(context.Body, "body").Get("content").ShouldNotBePresent(); // Assumption: both would be one too many.
        NewBlockTree content = request.Children.Count > 0
            ? NewBlockTree.Prepare(request.Children, "children", parent: null, context)
            : NewBlockTree.Prepare(request.Content, "content", parent: null, context);

        var page = new StoredPage(context.Ids.New(IdKind.Block))
        {
            Icon = icon,
            Cover = cover,
            Parent = parent,
            CreatedTime = context.Now,
            LastEditedTime = context.Now,
            CreatedBy = context.Connection.Bot,
            LastEditedBy = context.Connection.Bot,
        };
        DocumentMerge written = NewPageMarkdown.Prepare(page, document, request, context);

        context.Workspace.Add(page, parent, index);
        if (parent is StoredDataSource source)
            RowEntry.Enter(page, source);
        else
            Workspace.Touch(parent, context.Connection.Bot, context.Now);
        properties.Apply(page, context);
        content.Plant(context, page);
        written.Apply();
        template?.Schedule(page, context);
        return Answer.Of(PageAnswers.Of(page, context.Scope));
    }

    // The template brings the content.
    private static void RefuseContent(BodyPart body)
    {
        foreach (string name in (string[])["children", "content", "markdown"])
        {
            if (body.TryGet(name, out BodyPart part) && !part.IsNull && !(part.Value.ValueKind == JsonValueKind.Array && part.Value.GetArrayLength() == 0))
                throw part.ShouldNotBePresent();
        }
    }

    private static StoredNode? FindParent(Parent? parent, RequestContext context) => parent switch
    {
        DataSourceParent source => context.DataSource(source.DataSourceId.Value).Editable(),
        DatabaseParent database => context.Database(database.DatabaseId.Value).Editable().OnlyDataSource(),
        _ => context.PageOrWorkspace(parent),
    };
}
