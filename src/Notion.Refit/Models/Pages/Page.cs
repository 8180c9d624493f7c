namespace Notion.Refit.Models;

public sealed partial record Page
{
    /// <summary>The title without formatting; empty when there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Title
    {
        get
        {
            foreach (KeyValuePair<string, Property> property in Properties)
            {
                if (property.Value.Value is TitleValue title)
                    return title.Title.ToPlainText();
            }

            return "";
        }
    }
}
