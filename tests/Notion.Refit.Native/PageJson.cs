using System.Text.Json.Serialization;
using Notion.Refit.Models;

namespace Notion.Refit.Native;

/// <summary>The source-generated context of this program, which knows models of the client.</summary>
[JsonSerializable(typeof(Page))]
[JsonSerializable(typeof(WebhookEvent))]
internal sealed partial class PageJson : JsonSerializerContext;
