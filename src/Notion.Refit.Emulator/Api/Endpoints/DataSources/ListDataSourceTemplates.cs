using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.DataSources;

/// <summary>The templates of a data source, all or those whose name contains a text.</summary>
internal sealed class ListDataSourceTemplates : IEndpoint
{
    private const string Untitled = "Untitled";

    public NotionOperation Operation => NotionOperations.ListDataSourceTemplates;

    public Answer Handle(RequestContext context)
    {
        StoredDataSource source = context.DataSource(context.PathId("data_source_id"));
        string text = context.QueryValue("name") ?? "";
        DataSourceTemplate[] templates =
        [
            .. from template in source.Templates
               where !template.IsTrashed
               let told = Of(template, source, context.Scope)
               where told.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
               select told,
        ];
        ListPage<DataSourceTemplate> page = context.QueryPage().Cut(templates, template => template.Id.ToString());
        return Answer.Of(new DataSourceTemplateList { Templates = page.Items, NextCursor = page.NextCursor, HasMore = page.HasMore });
    }

    private static DataSourceTemplate Of(StoredPage template, StoredDataSource source, AnswerScope scope) => new()
    {
        Id = new PageId(template.Id),
        Name = RichTextAnswers.Show(template.Title, scope).ToPlainText() is { Length: > 0 } name ? name : Untitled,
        IsDefault = source.DefaultTemplate == template,
    };
}
