using Notion.Refit.Json;

namespace Notion.Refit.Models;

public sealed partial record DataSourceProperty : IIdentifiedProperty;
