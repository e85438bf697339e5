//! The macro that makes controls from a table.

/// Makes an enum of controls, the row of each, and which of them expresses an intent, all of one table. A control without
/// a row, or an intent without a control, does not compile.
macro_rules! control_table {
    (
        $(#[$about:meta])*
        $controls:ident with $row:ident for $intents:ident;
        $($(#[$doc:meta])* $control:ident, $intent:pat => $fields:expr;)+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $controls {
            $($(#[$doc])* $control,)+
        }

        impl $controls {
            /// All of them, in the order of the table, which is the order they are shown in.
            pub const ALL: &'static [Self] = &[$(Self::$control),+];

            /// Its row of the table.
            #[must_use]
            pub fn row(self) -> &'static $row {
                match self {
                    $(Self::$control => {
                        static ROW: $row = $fields;
                        &ROW
                    })+
                }
            }
        }

        impl $intents {
            /// The control that expresses this intent.
            #[must_use]
            pub const fn control(&self) -> $controls {
                match self {
                    $($intent => $controls::$control,)+
                }
            }
        }
    };
}

pub(super) use control_table;
