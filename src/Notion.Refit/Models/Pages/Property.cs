namespace Notion.Refit.Models;

public sealed partial record Property
{
    /// <summary>Returns the value as a person reads it.</summary>
    /// <returns>The text; empty when there is no value.</returns>
    public override string ToString() => Value.ToString();

    /// <summary>Marks a value that was cut off as incomplete.</summary>
    private void CompleteReading()
    {
        if (Value is RelationValue relation && HasMore)
            relation.MarkIncomplete();
        else if (Value is PeopleValue people && people.People.Count == PeopleValue.MostShown)
            people.MarkIncomplete();
    }
}
