using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Routing;

namespace Notion.Refit.Emulator.Endpoints.DataSources;

/// <summary>A data source with its schema.</summary>
internal sealed class RetrieveDataSource : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveDataSource;

    public Answer Handle(RequestContext context) => Answer.Of(DataSourceAnswers.Of(context.DataSource(context.PathId("data_source_id")), context.Scope));
}
