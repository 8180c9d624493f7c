using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.DataSources;

/// <summary>A data source with its schema.</summary>
internal sealed class RetrieveDataSource : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveDataSource;

    public Answer Handle(RequestContext context) => Answer.Of(DataSourceAnswers.Of(context.DataSource(context.PathId("data_source_id")), context.Scope));
}
