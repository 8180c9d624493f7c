using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Everyday.Values;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Reads plain .NET values from the properties of a page.</summary>
/// <remarks>
/// <para>
/// A property is found by its name, its id, or the letters and digits of its name (<see cref="PropertyMap{T}.Find"/>). <c>Get…</c> throws
/// when there is no such property or when it has another kind; <c>TryGet…</c> returns false. An empty property is not an error.
/// </para>
/// <para>
/// Notion returns at most 25 references of a value in a page. A list that may be cut (<see cref="Property.IsIncomplete"/>) is an error, since the
/// missing references would be lost without a sign: <c>notion.Pages.CompleteAsync(page)</c> reads the rest. Texts are returned as they are shown;
/// Notion's documentation cuts them at 25 mentions, its API was seen to return them whole.
/// </para>
/// </remarks>
public static class PropertyValueExtensions
{
    private delegate bool Reader<T>(PropertyValue value, out T result);

    /// <param name="properties">The properties of a page.</param>
    extension(PropertyMap<Property> properties)
    {
        /// <summary>Gets the value of a title, text, or formula with a text result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The text without formatting; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetText(string property) => Get<string?>(properties, property, PlainValue.TryText, "text");

        /// <summary>Gets the value of a title, text, or formula with a text result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The text without formatting; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetText(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryText, out value);

        /// <summary>Gets the value of a title or text.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The formatted text; empty when there is no text.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public RichTextList GetRichText(string property) => Get<RichTextList?>(properties, property, PlainValue.TryRichText, "rich text")!;

        /// <summary>Gets the value of a title or text if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The formatted text; empty when there is no text.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetRichText(string property, [NotNullWhen(true)] out RichTextList? value) => TryGet<RichTextList?>(properties, property, PlainValue.TryRichText, out value);

        /// <summary>Gets the value of a number, or a formula or rollup with a number result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The number; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        /// <exception cref="OverflowException">The number does not fit into a <see cref="decimal"/>; use <c>GetDouble</c>.</exception>
        public decimal? GetNumber(string property) => Get<decimal?>(properties, property, PlainValue.TryNumber, "number");

        /// <summary>Gets the value of a number, or a formula or rollup with a number result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The number; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        /// <exception cref="OverflowException">The number does not fit into a <see cref="decimal"/>; use <c>TryGetDouble</c>.</exception>
        public bool TryGetNumber(string property, out decimal? value) => TryGet<decimal?>(properties, property, PlainValue.TryNumber, out value);

        /// <summary>Gets the value of a number, or a formula or rollup with a number result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The number; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public double? GetDouble(string property) => Get<double?>(properties, property, PlainValue.TryDouble, "number");

        /// <summary>Gets the value of a number, or a formula or rollup with a number result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The number; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetDouble(string property, out double? value) => TryGet<double?>(properties, property, PlainValue.TryDouble, out value);

        /// <summary>Gets the value of a checkbox, or a formula with a true or false result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>Whether it is checked; false for a formula without a result.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool GetCheckbox(string property) => Get<bool>(properties, property, PlainValue.TryCheckbox, "checkbox");

        /// <summary>Gets the value of a checkbox, or a formula with a true or false result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">Whether it is checked; false for a formula without a result.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetCheckbox(string property, out bool value) => TryGet<bool>(properties, property, PlainValue.TryCheckbox, out value);

        /// <summary>Gets the value of a date, or a formula or rollup with a date result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The date, time or range; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public NotionDate? GetDate(string property) => Get<NotionDate?>(properties, property, PlainValue.TryDate, "date");

        /// <summary>Gets the value of a date, or a formula or rollup with a date result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The date, time or range; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetDate(string property, out NotionDate? value) => TryGet<NotionDate?>(properties, property, PlainValue.TryDate, out value);

        /// <summary>Gets the value of a created time or last edited time.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The time, in whole minutes.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public DateTimeOffset? GetTimestamp(string property) => Get<DateTimeOffset?>(properties, property, PlainValue.TryTimestamp, "created or last edited time");

        /// <summary>Gets the value of a created time or last edited time if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The time, in whole minutes.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetTimestamp(string property, out DateTimeOffset? value) => TryGet<DateTimeOffset?>(properties, property, PlainValue.TryTimestamp, out value);

        /// <summary>Gets the value of a select or status.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The name of the option; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetOption(string property) => Get<string?>(properties, property, PlainValue.TryOption, "select or status");

        /// <summary>Gets the value of a select or status if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The name of the option; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetOption(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryOption, out value);

        /// <summary>Gets the value of a multi-select.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The names of the options.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public IReadOnlyList<string> GetOptions(string property) => Get<IReadOnlyList<string>>(properties, property, PlainValue.TryOptions, "multi-select");

        /// <summary>Gets the value of a multi-select if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The names of the options.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetOptions(string property, out IReadOnlyList<string> value) => TryGetList(properties, property, PlainValue.TryOptions, out value, allowIncomplete: true);

        /// <summary>Gets the value of a people property.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>The people and groups.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public IReadOnlyList<UserOrGroup> GetPeople(string property, bool allowIncomplete = false) =>
            GetList<UserOrGroup>(properties, property, PlainValue.TryPeople, "people", allowIncomplete);

        /// <summary>Gets the value of a people property if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The people and groups.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetPeople(string property, out IReadOnlyList<UserOrGroup> value, bool allowIncomplete = false) =>
            TryGetList(properties, property, PlainValue.TryPeople, out value, allowIncomplete);

        /// <summary>Gets the value of a created by or last edited by property.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The user.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public User? GetUser(string property) => Get<User?>(properties, property, PlainValue.TryUser, "created by or last edited by");

        /// <summary>Gets the value of a created by or last edited by property if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The user.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetUser(string property, out User? value) => TryGet<User?>(properties, property, PlainValue.TryUser, out value);

        /// <summary>Gets the value of a relation.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>The linked pages.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public IReadOnlyList<PageId> GetRelation(string property, bool allowIncomplete = false) =>
            GetList<PageId>(properties, property, PlainValue.TryRelation, "relation", allowIncomplete);

        /// <summary>Gets the value of a relation if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The linked pages.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetRelation(string property, out IReadOnlyList<PageId> value, bool allowIncomplete = false) =>
            TryGetList(properties, property, PlainValue.TryRelation, out value, allowIncomplete);

        /// <summary>Gets the value of a files property.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The files.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public IReadOnlyList<NamedFile> GetFiles(string property) => Get<IReadOnlyList<NamedFile>>(properties, property, PlainValue.TryFiles, "files");

        /// <summary>Gets the value of a files property if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The files.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetFiles(string property, out IReadOnlyList<NamedFile> value) => TryGetList(properties, property, PlainValue.TryFiles, out value, allowIncomplete: true);

        /// <summary>Gets the value of a URL.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The address; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetUrl(string property) => Get<string?>(properties, property, PlainValue.TryUrl, "url");

        /// <summary>Gets the value of a URL if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The address; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetUrl(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryUrl, out value);

        /// <summary>Gets the value of an email address.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The address; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetEmail(string property) => Get<string?>(properties, property, PlainValue.TryEmail, "email");

        /// <summary>Gets the value of an email address if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The address; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetEmail(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryEmail, out value);

        /// <summary>Gets the value of a phone number.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The phone number; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetPhoneNumber(string property) => Get<string?>(properties, property, PlainValue.TryPhoneNumber, "phone number");

        /// <summary>Gets the value of a phone number if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The phone number; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetPhoneNumber(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryPhoneNumber, out value);

        /// <summary>Gets the value of a place.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The place; null when it is empty.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public Place? GetPlace(string property) => Get<Place?>(properties, property, PlainValue.TryPlace, "place");

        /// <summary>Gets the value of a place if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The place; null when it is empty.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetPlace(string property, out Place? value) => TryGet<Place?>(properties, property, PlainValue.TryPlace, out value);

        /// <summary>Gets the value of the verification of a wiki page.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The verification; null when there is none.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public Verification? GetVerification(string property) => Get<Verification?>(properties, property, PlainValue.TryVerification, "verification");

        /// <summary>Gets the value of the verification of a wiki page if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The verification; null when there is none.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetVerification(string property, out Verification? value) => TryGet<Verification?>(properties, property, PlainValue.TryVerification, out value);

        /// <summary>Gets the value of a unique id.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <returns>The id with its prefix, such as <c>TASK-12</c>; null when there is none.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public string? GetUniqueId(string property) => Get<string?>(properties, property, PlainValue.TryUniqueId, "unique id");

        /// <summary>Gets the value of a unique id if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The id with its prefix, such as <c>TASK-12</c>; null when there is none.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetUniqueId(string property, out string? value) => TryGet<string?>(properties, property, PlainValue.TryUniqueId, out value);

        /// <summary>Gets the value of a rollup with an array result.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>The values of the linked pages.</returns>
        /// <exception cref="KeyNotFoundException">There is no such property. The message lists those that exist.</exception>
        /// <exception cref="NotionPropertyException">The property has another kind.</exception>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public IReadOnlyList<PropertyValue> GetValues(string property, bool allowIncomplete = false) =>
            GetList<PropertyValue>(properties, property, PlainValue.TryValues, "rollup with an array result", allowIncomplete);

        /// <summary>Gets the value of a rollup with an array result if the property is one.</summary>
        /// <param name="property">The name, the id, or the letters and digits of the name.</param>
        /// <param name="value">The values of the linked pages.</param>
        /// <param name="allowIncomplete">Whether to return the shown entries of a value that may have more; otherwise it is an error.</param>
        /// <returns>Whether there is such a property of that kind.</returns>
        /// <exception cref="NotionIncompleteValueException">The page shows only a part (<see cref="Property.IsIncomplete"/>).</exception>
        /// <exception cref="ArgumentException">Several names have the same letters and digits.</exception>
        public bool TryGetValues(string property, out IReadOnlyList<PropertyValue> value, bool allowIncomplete = false) =>
            TryGetList(properties, property, PlainValue.TryValues, out value, allowIncomplete);
    }

    private static T Get<T>(PropertyMap<Property> properties, string key, Reader<T> read, string wanted)
    {
        ArgumentNullException.ThrowIfNull(properties);
        (string name, Property property) = properties.Find(key);
        return read(property.Value, out T result) ? result : throw new NotionPropertyException(name, wanted, PlainValue.KindOf(property.Value));
    }

    private static bool TryGet<T>(PropertyMap<Property> properties, string key, Reader<T?> read, out T? value)
    {
        ArgumentNullException.ThrowIfNull(properties);
        value = default;
        return properties.TryFind(key, out KeyValuePair<string, Property> entry) && read(entry.Value.Value, out value);
    }

    private static IReadOnlyList<T> GetList<T>(PropertyMap<Property> properties, string key, Reader<IReadOnlyList<T>> read, string wanted, bool allowIncomplete)
    {
        ArgumentNullException.ThrowIfNull(properties);
        (string name, Property property) = properties.Find(key);
        if (!read(property.Value, out IReadOnlyList<T> result))
            throw new NotionPropertyException(name, wanted, PlainValue.KindOf(property.Value));
        return allowIncomplete || !property.IsIncomplete ? result : throw new NotionIncompleteValueException(name, result.Count);
    }

    private static bool TryGetList<T>(PropertyMap<Property> properties, string key, Reader<IReadOnlyList<T>> read, out IReadOnlyList<T> value, bool allowIncomplete)
    {
        ArgumentNullException.ThrowIfNull(properties);
        value = [];
        if (!properties.TryFind(key, out KeyValuePair<string, Property> entry) || !read(entry.Value.Value, out value))
            return false;
        return allowIncomplete || !entry.Value.IsIncomplete ? true : throw new NotionIncompleteValueException(entry.Key, value.Count);
    }
}
