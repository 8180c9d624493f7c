using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Api;

/// <summary>Reduces responses for connections that may write content but not read it: to object type and id.</summary>
internal static class BlindAnswer
{
    private static readonly string[] Areas = ["Pages", "Blocks", "Databases", "DataSources", "Views"];

    /// <summary>Cuts an answer down.</summary>
    /// <remarks>Assumption: users have reported it for pages; blocks, databases, data sources and views are alike.</remarks>
    public static Answer Of(Answer answer, NotionOperation operation)
    {
        if (!Areas.Contains(operation.Area, StringComparer.Ordinal) || answer.Status != 200)
            return answer;
        return answer with
        {
            Write = writer =>
            {
                JsonObject json = ModelJson.ToObject(answer.Write);
                if (json["results"] is JsonArray results)
                    json["results"] = new JsonArray([.. results.Select(entry => Cut(entry!.AsObject()))]);
                else
                    json = Cut(json);
                json.WriteTo(writer);
            },
        };
    }

    private static JsonObject Cut(JsonObject json) => new(
        from member in json
        where member.Key is "object" or "id"
        select KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
}
