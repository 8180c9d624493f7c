using System.Globalization;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>A database as a whole answer.</summary>
internal static class DatabaseAnswer
{
    // Databases alone tell their times in this form: with milliseconds, and an offset.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    public static Answer Of(StoredDatabase database, AnswerScope scope)
    {
        Database model = DatabaseAnswers.Of(database, scope);
        return new Answer(writer =>
        {
            JsonObject json = ModelJson.ToObject(model);
            json["created_time"] = Format(model.CreatedTime);
            json["last_edited_time"] = Format(model.LastEditedTime);
            json.WriteTo(writer);
        });
    }

    private static string Format(DateTimeOffset time) => time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);
}
