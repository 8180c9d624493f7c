using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Answers;

/// <summary>A database as a whole answer.</summary>
internal static class DatabaseAnswer
{
    public static Answer Of(StoredDatabase database, AnswerScope scope)
    {
        Database model = DatabaseAnswers.Of(database, scope);
        return new Answer(writer =>
        {
            JsonObject json = ModelJson.ToObject(model);
            PreciseTimes.Set(json, "created_time", model.CreatedTime);
            PreciseTimes.Set(json, "last_edited_time", model.LastEditedTime);
            json.WriteTo(writer);
        });
    }
}
